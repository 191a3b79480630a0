#!/usr/bin/env python3
"""Reads plans as many municipalities would send them: import_variety_test.py PROGRAM.

The files and the truth about them are made by tests/fixtures/make_plans.py. Prints
`N passed, N failed`.
"""
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import Decimal

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tests", "fixtures"))
from make_plans import CASES, NP  # noqa: E402
from xlsx_writer import column_name  # noqa: E402

program = os.path.abspath(sys.argv[1])
only = sys.argv[2:]
passed = failed = 0
SHOWN = 6  # failures shown of one sheet: they are mostly the same
shown_counts = Counter()


def check(name, holds, shown=""):
    global passed, failed
    passed += bool(holds)
    failed += not holds
    shown_counts[name.split(":")[0]] += not holds
    if not holds and shown_counts[name.split(":")[0]] <= SHOWN:
        print("FAILED:", name, str(shown)[-600:])


def same(stated, truth):
    if truth is None or truth == NP:
        return stated == truth
    if isinstance(truth, (int, float)):
        return stated not in (None, NP) and Decimal(stated) == Decimal(str(truth))
    return stated == truth


def see(indicator):
    """The indicator as the truth names its fields."""
    years = indicator["years"]
    return dict(indicator, planned=[y["planned"] for y in years],
                actual=[y["actual"] for y in years],
                compliance=[y["official_compliance"] for y in years],
                total_progress=indicator["official_total_progress"])


def check_row(where, stated, truth):
    for field, value in truth.items():
        if isinstance(value, list):
            value = value + [None] * (len(stated[field]) - len(value))  # years without columns
            holds = len(stated[field]) == len(value) and all(map(same, stated[field], value))
        else:
            holds = same(stated.get(field), value)
        check(f"{where} {field}", holds, f"is {stated.get(field)!r}, should be {value!r}")


def has_problem(draft, code, sheet, row, column):
    for problem in draft["problems"]:
        source = problem["source"]
        if (code in (None, problem["code"]) and source["sheet"] == sheet and source["row"] == row
                and (column is None or (source["column"] and column_name(source["column"]) == column))):
            return bool(problem["text"]) and bool(problem["action"])
    return False


def check_case(case, folder):
    path = os.path.join(folder, case.name)
    case.save(path)
    done = subprocess.run([program, "import", "--dry-run", "--json", path], capture_output=True,
                          text=True)
    if not check_read(case, done):
        return
    draft = json.loads(done.stdout)
    counts = {s["name"]: s["indicators"] for s in draft["sheets"] if s["used"]}
    check(f"{case.name} format", case.form in (None, draft["format"]["id"]), draft["format"])
    check(f"{case.name} period", (draft["first_year"], draft["year_count"]) == case.years,
          (draft["first_year"], draft["year_count"]))
    check(f"{case.name} sheets", counts == case.sheets, counts)
    check(f"{case.name} other sheets",
          case.unused == [s["name"] for s in draft["sheets"] if not s["used"]], draft["sheets"])
    found = {(i["source"]["sheet"], i["source"]["row"]): see(i) for i in draft["indicators"]}
    for place, truth in case.rows.items():
        where = f"{case.name} {place[0]}:{place[1]}"
        check(f"{where} is there", place in found)
        if place in found:
            check_row(where, found[place], truth)
    for problem in case.problems:
        check(f"{case.name} names {problem}", has_problem(draft, *problem), draft["problems"])
    for code in case.absent:
        check(f"{case.name} is without {code}",
              not any(p["code"] == code for p in draft["problems"]),
              [p for p in draft["problems"] if p["code"] == code][:3])


def check_read(case, done):
    check(f"{case.name} ends with {case.status}", done.returncode == case.status, done.stderr)
    return done.returncode == case.status


with tempfile.TemporaryDirectory(prefix="atalaya-variety-") as work:
    for each in CASES:
        if not only or each.name in only:
            check_case(each, work)
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
