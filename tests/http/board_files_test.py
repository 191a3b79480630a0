#!/usr/bin/env python3
"""The board as page, CSV and XLSX says the same, whatever is asked, and the formulas of the XLSX give
what its cells show: board_files_test.py PROGRAM.

The formulas are computed again by a small evaluator of the functions that the board uses. The plans:
the demonstration, and one made at random with every type, empty and NP cells and errors of data."""
import csv
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0", "ATALAYA_NOW": "2026-06-15T12:00:00Z"}
YEARS = (2024, 2025, 2026, 2027)
ASKED = ("", "corte=2024", "corte=2026", "corte=2027", "ritmo=critico", "ritmo=no_programado",
         "falta=reporte", "falta=tipo", "tipo=ACUMULADO", "tipo=REDUCCION", "q=VIAS", "q=nada+asi",
         "orden=peor", "orden=cumplimiento", "orden=falta", "orden=nombre", "pesos=iguales",
         "pesos=explicitos", "orden=peor&tipo=ACUMULADO&corte=2024", "responsable=nadie")


# ---- a spreadsheet's formulas -------------------------------------------------------------------
TOKEN = re.compile(r'\s*("(?:[^"]|"")*"|\d+\.?\d*|[A-Z]+\d+(?::[A-Z]+\d+)?|[A-Z]+(?=\()|<>|<=|>=|[-+*/<>=(),])')


class Formula:
    def __init__(self, text, cells):
        self.tokens, self.cells, self.at = TOKEN.findall(text), cells, 0
        assert "".join(self.tokens) == text.replace(" ", "") or '"' in text, text

    def compute(self):
        value = self.comparison()
        assert self.at == len(self.tokens), self.tokens[self.at:]
        return value

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def comparison(self):
        left = self.sum()
        while self.peek() in ("=", "<>", "<", ">", "<=", ">="):
            operator, right = self.take(), self.sum()
            if left is None and isinstance(right, str):
                left = ""
            left = {"=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b,
                    ">": lambda a, b: a > b, "<=": lambda a, b: a <= b,
                    ">=": lambda a, b: a >= b}[operator](left, right)
        return left

    def sum(self):
        value = self.product()
        while self.peek() in ("+", "-"):
            value = value + self.product() if self.take() == "+" else value - self.product()
        return value

    def product(self):
        value = self.one()
        while self.peek() in ("*", "/"):
            value = value * self.one() if self.take() == "*" else value / self.one()
        return value

    def one(self):
        token = self.take()
        if token == "(":
            value = self.comparison()
            assert self.take() == ")"
            return value
        if token == "-":
            return -self.one()
        if token[0] == '"':
            return token[1:-1].replace('""', '"')
        if token[0].isdigit():
            return float(token)
        if self.peek() == "(":
            return self.call(token)
        return self.range(token) if ":" in token else self.cells.get(token)

    def range(self, token):
        (column, first), (_, last) = (re.match(r"([A-Z]+)(\d+)", end).groups() for end in token.split(":"))
        return [self.cells.get(f"{column}{row}") for row in range(int(first), int(last) + 1)]

    def arguments(self):
        assert self.take() == "("
        found = [self.comparison()]
        while self.peek() == ",":
            self.take()
            found.append(self.comparison())
        assert self.take() == ")"
        return found

    def call(self, name):
        if name == "IF":  # only the branch that counts is computed: the other may divide by nothing
            return self.choose()
        values = self.arguments()
        numbers = [v for item in values for v in (item if isinstance(item, list) else [item])
                   if isinstance(v, (int, float)) and not isinstance(v, bool)]
        if name == "AND":
            return all(values)
        if name in ("SUM", "MIN", "MAX"):
            return {"SUM": sum, "MIN": min, "MAX": max}[name](numbers)
        if name == "COUNT":
            return len(numbers)
        if name == "ISNUMBER":
            return bool(numbers)
        if name == "N":
            return numbers[0] if numbers else 0
        if name == "ROUND":
            return round(values[0] + (1e-12 if values[0] > 0 else -1e-12), int(values[1]))
        if name == "COUNTIF":
            return sum(meets(v, values[1]) for v in values[0])
        if name == "SUMIFS":
            return sum(v for v, a, b in zip(values[0], values[1], values[3])
                       if meets(a, values[2]) and meets(b, values[4]))
        raise AssertionError(name)

    def choose(self):
        assert self.take() == "("
        condition = self.comparison()
        assert self.take() == ","
        value = self.comparison() if condition else self.skip()
        assert self.take() == ","
        other = self.skip() if condition else self.comparison()
        assert self.take() == ")"
        return value if condition else other

    def skip(self):
        depth = 0
        while depth > 0 or self.peek() not in (",", ")"):
            depth += {"(": 1, ")": -1}.get(self.take(), 0)


class Sheet:
    """Cells as a spreadsheet has them once it has computed everything."""

    def __init__(self, values, formulas):
        self.values, self.formulas, self.done = values, formulas, {}

    def get(self, place):
        if place not in self.formulas:
            return self.values.get(place)
        if place not in self.done:
            self.done[place] = Formula(self.formulas[place], self).compute()
        return self.done[place]


def meets(value, wanted):
    match = re.match(r"(>=|<=|>|<)(.*)", str(wanted))
    if not match:
        return value == wanted
    if not isinstance(value, (int, float)):
        return False
    limit = float(match.group(2))
    return {">=": value >= limit, "<=": value <= limit, ">": value > limit, "<": value < limit}[match.group(1)]


# ---- the three forms of the board ---------------------------------------------------------------
SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


class Workbook:
    def __init__(self, data):
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.strings = ["".join(t.text or "" for t in item.iter(f"{{{SPACE['m']}}}t"))
                        for item in self.read("xl/sharedStrings.xml").findall("m:si", SPACE)]
        self.names = [s.get("name") for s in self.read("xl/workbook.xml").find("m:sheets", SPACE)]

    def read(self, name):
        return ElementTree.fromstring(self.archive.read(name))

    def sheet(self, name):
        return self.read(f"xl/worksheets/sheet{self.names.index(name) + 1}.xml")

    def cells(self, name):
        """{place: value}, {place: formula}"""
        values, formulas = {}, {}
        for cell in self.sheet(name).iter(f"{{{SPACE['m']}}}c"):
            value, formula = cell.find("m:v", SPACE), cell.find("m:f", SPACE)
            text = "" if value is None else value.text or ""
            if formula is not None:
                formulas[cell.get("r")] = formula.text
            if cell.get("t") == "s":
                values[cell.get("r")] = self.strings[int(text)]
            elif cell.get("t") == "str":
                values[cell.get("r")] = text
            elif text:
                values[cell.get("r")] = float(text)
        return values, formulas

    def rows(self, name):
        """The rows of indicators as {label: value}."""
        values, _ = self.cells(name)
        labels = {m.group(1): v for p, v in values.items() if (m := re.match(r"([A-Z]+)4$", p))}
        count = max((int(re.sub(r"\D", "", place)) for place in values), default=4)
        rows = [{label: values.get(f"{column}{row}") for column, label in labels.items()}
                for row in range(5, count + 1)]
        return [row for row in rows if row["Nivel"]]


class Page(HTMLParser):
    """The rows of indicators of a board page: [name, text of each cell…]."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.row, self.is_link, self.hidden = [], None, False, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "tr":
            self.row = []
        elif tag in ("td", "th") and self.row is not None:
            self.row.append("")
        elif tag == "a" and self.row and "/indicador/" in attributes.get("href", ""):
            self.row[0], self.is_link = "", True
            self.rows.append(self.row)
        elif tag == "small" or tag == "span":
            self.hidden += 1

    def handle_endtag(self, tag):
        if tag == "a":
            self.is_link = False
        elif tag == "small" or tag == "span":
            self.hidden -= 1

    def handle_data(self, data):
        if self.row and self.hidden == 0 and (len(self.row) > 1 or self.is_link):
            self.row[-1] += data


def number(text):
    """A number of a page; None for none, "NP"."""
    text = text.replace("\u00a0%", "").strip()
    if text in ("–", "sin dato", ""):
        return None
    return text if text == "NP" else float(text.replace(".", "").replace(",", ".").replace("\u2212", "-"))


def close(a, b, tolerance):
    if not isinstance(a, float) or not isinstance(b, float):
        return (a or None) == (b or None)
    return abs(a - b) <= tolerance + 1e-9 * abs(b)


def random_plan(seed):
    """A matrix with every type and every kind of cell."""
    chance = random.Random(seed)
    types = ("ACUMULADO", "CAPACIDAD", "FLUJO", "MANTENIMIENTO", "REDUCCION", "REDUCCION_ANUAL")

    def cell(*others):
        return chance.choice([*others, *[str(chance.choice((0, 1, 2, 3.5, 5, 8, 10, 12.25, 40)))] * 7])

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["codigo", "nombre", "linea", "componente", "programa", "nivel", "unidad", "tipo_acumulacion",
                     "linea_base", "meta_incluye_lb", "sentido", "meta_cuatrienio", "peso"]
                    + [f"{word}_{year}" for year in YEARS for word in ("programado", "ejecutado")])
    for i in range(240):
        writer.writerow([f"c{i}", chance.choice(("Vías", "Ñame", "=1+1", "Árbol")) + f" {i}", f"Línea {i // 60}",
                         f"Componente {i // 20}", f"Programa {i // 10}", "resultado" if i % 6 == 5 else "producto",
                         "km", types[i % 6], cell(""), chance.choice(("si", "no", "no")),
                         chance.choice(("mayor_es_mejor", "menor_es_mejor")), cell("", "15", "30"), ""]
                        + [cell("", "NP") if word == "p" or year < 2026 else ""
                           for year in YEARS for word in "pe"])
    return out.getvalue()


class BoardFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.run_command("init")
        cls.run_command("demo")
        cls.run_command("council", "add", "azar", "Consejo al azar", "05002")
        plan = os.path.join(cls.folder.name, "azar.csv")
        with open(plan, "w", encoding="utf-8") as file:
            file.write(random_plan(2026))
        # 1: rows that no plan could hold are left out.
        cls.run_command("import", plan, "--council", "azar", allowed=(0, 1))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_command(cls, *arguments, allowed=(0,)):
        found = subprocess.run([PROGRAM, *arguments, "--data", cls.folder.name], capture_output=True,
                               env=ENVIRONMENT)
        assert found.returncode in allowed, found.stderr.decode() + found.stdout.decode()
        return found.stdout

    def ask(self, council, file, query, who):
        return self.run_command("request", "GET", f"/c/{council}/{file}?{query}", "--body",
                                *(("--as", who) if who else ()))

    def for_all_boards(self, check):
        for council, who, asked in (("guatape", None, ASKED[:4]), ("guatape", "presidencia", ASKED[4:7]),
                                    ("azar", "presidencia", ASKED)):
            for query in asked:
                with self.subTest(council=council, who=who, query=query):
                    check(council, query, who)

    def test_csv_and_xlsx_hold_the_same(self):
        self.for_all_boards(self.compare_files)

    def compare_files(self, council, query, who):
        lines = list(csv.DictReader(io.StringIO(
            self.ask(council, "tablero.csv", query, who).decode("utf-8-sig"))))
        book = Workbook(self.ask(council, "tablero.xlsx", query, who))
        rows = book.rows("Productos") + book.rows("Resultados")
        self.assertEqual(len(lines), len(rows))
        for line, row in zip(lines, rows):
            self.compare_line(list(line.items()), list(row.values()))

    def compare_line(self, line, row):
        for (key, text), value in zip(line, row):
            is_percent = re.match(r"cumplimiento_|debido|avance$|ic$", key)
            if isinstance(value, float):
                self.assertTrue(close(value * (100 if is_percent else 1), float(text), 1e-4), (key, text, value))
            elif key in ("indicador", "codigo") and text.startswith("'"):
                self.assertEqual(text[1:], value)  # a guard against formulas, in CSV only
            else:
                self.assertEqual(text or None, value or None, key)

    def test_the_page_shows_what_the_csv_holds(self):
        self.for_all_boards(self.compare_page)

    def compare_page(self, council, query, who):
        lines = list(csv.DictReader(io.StringIO(
            self.ask(council, "tablero.csv", query, who).decode("utf-8-sig"))))
        full = Page(self.ask(council, "tablero", query + "&anios=todos", who).decode())
        usual = Page(self.ask(council, "tablero", query, who).decode())
        self.assertEqual([r[0] for r in full.rows], [line["indicador"].lstrip("'") for line in lines])
        self.assertEqual([r[0] for r in usual.rows], [r[0] for r in full.rows])
        for line, row, short in zip(lines, full.rows, usual.rows):
            self.compare_full(line, row)
            self.compare_usual(line, short)

    def compare_figure(self, line, key, shown, tolerance):
        held = line[key]
        held = float(held) if held not in ("", "NP") else held or None
        self.assertTrue(close(number(shown), held, tolerance), (line["codigo"], key, held, shown))

    def compare_full(self, line, row):
        keys = ["linea_base", "meta"] + [f"{word}_{year}" for year in YEARS for word in
                                         ("debido", "programado", "ejecutado", "cumplimiento")]
        keys += ["", "faltante", "faltante_acumulado", "faltante_cuatrienio", "ritmo_requerido", "", "ic"]
        for key, shown in zip(keys, row[1:]):
            if key:
                is_percent = re.match(r"cumplimiento_|debido_|ic$", key)
                self.compare_figure(line, key, shown, 0.0501 if is_percent else 1e-9)
        self.assertEqual(row[19].strip(), line["estado"])
        self.assertEqual(row[26].strip(), line["ritmo"])

    def compare_usual(self, line, row):
        self.compare_figure(line, "linea_base", row[1], 1e-9)
        self.compare_figure(line, "meta", row[2], 1e-9)
        self.compare_figure(line, "faltante", row[6], 1e-9)
        self.compare_figure(line, "faltante_cuatrienio", row[8], 1e-9)
        progress = row[7].split("de" if " de" in row[7] else "sin")[0]
        self.compare_figure(line, "avance", progress, 0.0501)
        self.assertTrue(row[5].strip().endswith(line["estado"]), row)
        self.assertEqual(row[9].strip(), line["ritmo"])

    def test_formulas_give_what_cells_show(self):
        self.counted = 0
        self.for_all_boards(self.compare_formulas)
        self.assertGreater(self.counted, 10000)

    def compare_formulas(self, council, query, who):
        book = Workbook(self.ask(council, "tablero.xlsx", query, who))
        for sheet in ("Productos", "Resultados"):
            values, formulas = book.cells(sheet)
            computed_sheet = Sheet(values, formulas)
            for place, formula in formulas.items():
                computed, shown = computed_sheet.get(place), values.get(place)
                self.assertTrue(close(computed, shown, 1e-6), (sheet, place, formula, computed, shown))
                self.counted += 1

    def test_sheets_can_be_read_and_printed(self):
        book = Workbook(self.ask("guatape", "tablero.xlsx", "", None))
        sheet = book.sheet("Productos")
        pane = sheet.find(".//m:pane", SPACE)
        self.assertEqual((pane.get("xSplit"), pane.get("ySplit")), ("1", "4"))
        self.assertEqual(sheet.find("m:pageSetup", SPACE).get("orientation"), "landscape")
        self.assertEqual(sheet.find("m:pageSetup", SPACE).get("fitToHeight"), "0")
        self.assertGreater(len(sheet.findall("m:conditionalFormatting", SPACE)), 1)
        names = ElementTree.tostring(book.read("xl/workbook.xml"), encoding="unicode")
        self.assertIn("Productos!$3:$4", names)  # header rows on every page

    def test_text_never_becomes_a_formula(self):
        values, formulas = Workbook(self.ask("azar", "tablero.xlsx", "", "presidencia")).cells("Productos")
        places = [p for p, v in values.items() if isinstance(v, str) and v.startswith("=1+1")]
        self.assertGreater(len(places), 10)
        self.assertFalse(set(places) & set(formulas))
        text = self.ask("azar", "tablero.csv", "", "presidencia").decode("utf-8-sig")
        self.assertNotRegex(text, r"(^|,)=1")


if __name__ == "__main__":
    unittest.main()
