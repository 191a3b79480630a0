#!/usr/bin/env python3
"""Holds the reading of `atalaya evaluate` against the grammar of docs/formats/evaluation.md §9.

    reading_test.py PROGRAM [ROUNDS] [SEED]

Each row has one number of doubtful form as its target. The grammar, written here as patterns, says
whether it is a number and which; the command must say the same: its shortfall, or a fault of the
row. Separators, line ends, byte-order mark, order of columns, unknown columns, blank lines and
quoted line breaks change at random. Prints `N passed, N failed`.
"""
import csv
import io
import random
import re
import subprocess
import sys
from fractions import Fraction as F

POINT = re.compile(r"([+-]?)(\d{1,14})(?:\.(\d{1,4}))?(?: *%)?")
ES_CO = re.compile(r"([+-]?)(\d{1,14}|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d{1,4}))?(?: *%)?")
PIECES = ["", "", "+", "-", "0", "00", "007", "1", "12", "999", "1000", "12345678901234",
          "99999999999999", "123456789012345", ".", ",", ".5", ",5", ".0001", ",0001", ".12345",
          ".234", ".234.567", ",234", "%", " %", "  % ", "%%", " ", "e3", "/2", "NP", "$", "'",
          "1.234,5", "1,234.5", "0.123", "(1)", "\u00a0", "1_000", "\u0661", "-0", "inf"]


def read(text, separator):
    """The number, None for an empty cell, or False for a fault."""
    text = text.strip(" \t")
    if text == "":
        return None
    found = (ES_CO if separator == ";" else POINT).fullmatch(text)
    if not found or not text.isascii():
        return False
    digits = found[2].replace(".", "")
    if len(digits) > 14:
        return False
    value = F(digits) + (F(int(found[3]), 10 ** len(found[3])) if found[3] else 0)
    return -value if found[1] == "-" else value


def expect(value):
    """(error, shortfall) of an ACUMULADO that has a target and nothing else."""
    if value is None:
        return "META_REQUERIDA", ""
    if value <= 0:
        return ("META_CERO" if value == 0 else "ORIENTACION_INCOHERENTE"), ""
    scaled = int(value * 10000)
    return "", f"{scaled // 10000}.{scaled % 10000:04d}"


def make_text(chance):
    if chance.random() < 0.4:
        sign, whole = chance.choice(("", "", "+", "-")), str(chance.randint(0, 10 ** chance.randint(1, 15)))
        tail = chance.choice((".", ",")) + str(chance.randint(0, 10 ** chance.randint(1, 5)))
        if chance.random() < 0.3:
            whole = f"{int(whole):,}".replace(",", ".")
        return sign + whole + chance.choice(("", tail)) + chance.choice(("", "%", " %"))
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 3)))


def write(rows, columns, separator, chance):
    """Bytes of the file, and the line of each row."""
    end = chance.choice(("\n", "\r\n"))
    quoting = chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting)
    writer.writerow([chance.choice((c, c.upper(), f" {c} ")) for c in columns])
    for row in rows:
        if chance.random() < 0.1:
            out.write(end)
        writer.writerow([row.get(c, "x\ny") for c in columns])
    return chance.choice(("", "\ufeff")).encode() + out.getvalue().encode()


def compare(program, chance):
    separator = chance.choice(",;")
    columns = ["codigo", "tipo_acumulacion", "meta_cuatrienio", "programado_2024", "nada", "nombre",
               "otra cosa"]
    chance.shuffle(columns)
    rows = []
    for i in range(60):
        rows.append({"codigo": chance.choice((f"I{i}", f'I "{i}"', f"I,{i};x", f"I\n{i}")),
                     "tipo_acumulacion": chance.choice(("ACUMULADO", "acumulado", " Acumulado ")),
                     "meta_cuatrienio": make_text(chance), "programado_2024": "",
                     "nombre": "Niñas\nde «aquí»"})
    done = subprocess.run([program, "evaluate", "-", "--cut", "2024"],
                          input=write(rows, columns, separator, chance), capture_output=True)
    got = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
    values = [(row, read(row["meta_cuatrienio"], separator)) for row in rows]
    good = [(row, expect(value)) for row, value in values if value is not False]
    faults = len(rows) - len(good)
    wanted = [(row["codigo"], *figures) for row, figures in good]
    stated = [(row["codigo"], row["error"], row["faltante_cuatrienio"]) for row in got]
    status = 1 if faults else 0
    if (done.returncode, stated, done.stderr.decode().count("línea ")) == (status, wanted, faults):
        return True
    print("DIFFERENCE", separator, done.returncode, done.stderr.decode()[:300])
    for one, other in zip(stated, wanted):
        if one != other:
            print("  got", one, "expected", other,
                  [r["meta_cuatrienio"] for r, _ in good if r["codigo"] == other[0]])
            break
    return False


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 150
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261125
    failed = 0
    for i in range(rounds):
        failed += not compare(program, random.Random(seed * 1000003 + i))
        if failed >= 3:
            break
    print(f"{rounds - failed} passed, {failed} failed")
    sys.exit(failed != 0)


main()
