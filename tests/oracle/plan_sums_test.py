#!/usr/bin/env python3
"""Adds up real plan files a second time, straight from their XML: plan_sums_test.py PROGRAM.

For each sheet the columns were looked up by eye. The rows, the number of cells and the sums of
baselines, targets, planned and results must be those of `atalaya import --dry-run --json`.
Without the files of ../shared nothing is compared. Prints `N passed, N failed`.
"""
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from decimal import ROUND_HALF_UP, Decimal

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
REAL = os.path.join(ROOT, "..", "shared", "data", "real")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
program = os.path.abspath(sys.argv[1])
passed = failed = 0

GUATAPE = dict(name="D", baseline="G", target="H", planned="I M Q U", actual="J N R V")
SECOND = dict(name="E", baseline="H", target="I", planned="J N R V", actual="K O S W")
FILES = {
    "guatape_avance_pd_2024-2027.xlsx": {
        "SEC. GOBIERNO": GUATAPE, "SEC. BIENESTAR Y DLLO SOCIAL": SECOND,
        "SEC. TURISMO Y DLLO ECONOMICO": GUATAPE, "SEC. PLANEACION Y OBRAS PUBLICA": GUATAPE,
        "SEC. MEDIO AMBIENTE Y DLLO RURA": GUATAPE},
    "sispt_25486_nemocon.xlsx": {
        "Plan indicativo - Productos": dict(name="D", target="P", planned="U V W X")},
    "tenjo_plan_indicativo.xlsx": {
        "PDM": dict(name="S", target="Z", planned="AF AG AH AI", actual="AS BH")},
}

# In these rows the target is a percentage and the result was typed without its sign.
POINTS = {("PDM", 230, "AS"), ("PDM", 299, "AS")}


def check(name, holds, shown=""):
    global passed, failed
    passed += holds
    failed += not holds
    if not holds:
        print("FAILED:", name, str(shown)[-400:])


def read_sheets(path):
    """{sheet: {row: {column letters: (type, text)}}}"""
    with zipfile.ZipFile(path) as archive:
        def parse(part):
            return ET.fromstring(archive.read(part))
        strings = ["".join(t.text or "" for t in item.iter(MAIN + "t"))
                   for item in parse("xl/sharedStrings.xml").findall(MAIN + "si")]
        targets = {r.get("Id"): r.get("Target") for r in parse("xl/_rels/workbook.xml.rels")}
        sheets = {}
        for sheet in parse("xl/workbook.xml").find(MAIN + "sheets"):
            part = "xl/" + targets[sheet.get(LINK)].split("xl/")[-1].lstrip("/")
            rows = sheets[sheet.get("name").strip()] = {}
            for cell in parse(part).iter(MAIN + "c"):
                value = cell.find(MAIN + "v")
                if value is None or value.text is None:
                    continue
                column, row = re.match(r"([A-Z]+)(\d+)", cell.get("r")).groups()
                kind = cell.get("t", "n")
                text = strings[int(value.text)] if kind == "s" else value.text
                rows.setdefault(int(row), {})[column] = (kind, text)
        return sheets


def number(cell):
    """The number of a cell that the file keeps as one, to four decimals; None for all else."""
    if cell is None or cell[0] not in ("n", "str"):
        return None
    try:
        # fifteen digits are what spreadsheets keep; the rest is binary noise
        value = Decimal(f"{float(cell[1]):.15g}")
    except ValueError:
        return None
    return value.quantize(Decimal("0.0001"), ROUND_HALF_UP)


def sums(cells):
    numbers = [n for n in cells if n is not None]
    return len(numbers), sum(numbers, Decimal(0))


def as_decimal(stated):
    return Decimal(0) if stated == "NP" else stated and Decimal(stated)


def scale(raw, mine):
    """100 where the row is in percentages (0.25 shown as 25 %): the same for all of its figures."""
    return 100 if raw and mine == raw * 100 else 1


def scaled(cell, factor):
    value = number(cell)
    return None if value is None else value * factor


def compare_sheet(where, columns, rows, indicators):
    places = {i["source"]["row"]: i for i in indicators}
    names = {row for row in rows if row > 2 and rows[row].get(columns["name"], ("", ""))[1].strip()}
    if where.startswith("tenjo"):
        names |= {row for row in rows if row == 2}
        rows = {r: c for r, c in rows.items() if r in places or r in names}
    total = {r for r in names if rows[r][columns["name"]][1].strip().upper().startswith("TOTAL")}
    check(f"{where} rows", set(places) == names - total, sorted(set(places) ^ (names - total)))
    scales = {r: scale(number(rows[r].get(columns["target"])), as_decimal(i["target"]))
              for r, i in places.items()}
    for field in ("baseline", "target"):
        if field in columns:
            raw = {r: scaled(rows[r].get(columns[field]), scales[r]) for r in places}
            mine = {r: as_decimal(i[field]) for r, i in places.items()}
            compare(f"{where} {field}", raw, mine)
    for field in ("planned", "actual"):
        for y, column in enumerate(columns.get(field, "").split()):
            raw = {r: scaled(rows[r].get(column), 1 if ("PDM", r, column) in POINTS else scales[r])
                   for r in places}
            mine = {r: as_decimal(i["years"][y][field]) for r, i in places.items()}
            compare(f"{where} {field} {column}", raw, mine)


def compare(where, raw, mine):
    """Cells that the file keeps as text are read by us and not here: they are left out of both."""
    both = [r for r in raw if raw[r] is not None]
    unlike = [(r, raw[r], mine[r]) for r in both if raw[r] != mine[r]]
    check(where, sums(raw.values()) == sums([mine[r] for r in both]) and not unlike, unlike[:5])


for name, sheets in FILES.items():
    path = os.path.join(REAL, name)
    if not os.path.exists(path):
        continue
    done = subprocess.run([program, "import", "--dry-run", "--json", path, "--answer",
                           "zero_future_is_missing=no", "--answer",
                           "zero_planned_is_not_planned=no"], capture_output=True, text=True)
    check(f"{name} is read", done.returncode == 0, done.stderr)
    draft = json.loads(done.stdout)
    raw_sheets = read_sheets(path)
    for title, columns in sheets.items():
        own = [i for i in draft["indicators"] if i["source"]["sheet"].strip() == title]
        compare_sheet(f"{name[:7]} {title}", columns, raw_sheets[title], own)
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
