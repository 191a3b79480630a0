#!/usr/bin/env python3
"""Holds `atalaya evaluate` against the oracle on random matrices of awkward values.

    compare_test.py PROGRAM [ROUNDS] [SEED]

Values come from small sets full of ties and traps (0, NP, empty, the baseline itself, negatives, huge),
so that every rule meets every other. Prints `N passed, N failed`.
"""
import csv
import io
import os
import random
import subprocess
import sys
from fractions import Fraction as F

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import evaluate as oracle

TYPES = ("ACUMULADO", "CAPACIDAD", "FLUJO", "MANTENIMIENTO", "REDUCCION", "REDUCCION_ANUAL")
SMALL = ("0", "0", "1", "2", "3", "4", "6", "10", "0.5", "1.2", "2.4", "-1", "7.0001")
HUGE = ("99999999999999.9999", "99999999999998.9997", "0.0001", "33333333333333.3333",
        "12345678901234.5678", "77777777777777.7777", "-99999999999999.9999", "0")


def number(text):
    return None if text == "" else "NP" if text == "NP" else F(text)


def random_row(chance, index, years):
    pool = HUGE if chance.random() < 0.15 else SMALL
    pick = lambda *more: chance.choice(pool + more)
    texts = {
        "codigo": f"I{index}", "nivel": chance.choice(("producto", "producto", "resultado")),
        "linea": chance.choice("AB"), "componente": chance.choice(("", "X")),
        "programa": chance.choice(("p", "q, r")), "tipo_acumulacion": chance.choice(TYPES),
        "linea_base": pick("", ""), "meta_cuatrienio": pick("", "10", "12"),
        "meta_incluye_lb": chance.choice(("", "no", "si", "sí")),
        "sentido": chance.choice(("", "MAYOR_ES_MEJOR", "menor_es_mejor")),
        "peso": chance.choice(("", "0", "1", "2.5", "30")),
    }
    flat = chance.random() < 0.3
    same = pick()
    for year in years:
        texts[f"programado_{year}"] = same if flat else pick("NP", "NP", "", "10")
        texts[f"ejecutado_{year}"] = pick("", "", "", "10", same)
    return texts


def steady_row(chance, index, years, share):
    """Every indicator at one exact share of its due, so that nodes stand on the edge of a band."""
    row = random_row(chance, index, years)
    row.update(tipo_acumulacion="ACUMULADO", meta_incluye_lb="", linea_base="",
               meta_cuatrienio=str(chance.randint(1000, 99999)))
    for year in years:
        row.update({f"programado_{year}": "10", f"ejecutado_{year}": share})
    return row


def parsed(texts, years):
    return {
        "codigo": texts["codigo"], "nivel": texts["nivel"],
        "path": (texts["linea"], texts["componente"], texts["programa"]),
        "tipo": texts["tipo_acumulacion"], "lb": number(texts["linea_base"]),
        "m": number(texts["meta_cuatrienio"]), "with_lb": texts["meta_incluye_lb"] in ("si", "sí"),
        "sentido": texts["sentido"].upper() or "MAYOR_ES_MEJOR", "peso": F(texts["peso"] or 1),
        "p": [number(texts[f"programado_{y}"]) for y in years],
        "e": [number(texts[f"ejecutado_{y}"]) for y in years],
    }


def write(rows, delimiter):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    for row in rows:
        if delimiter == ";":
            row = {k: v.replace(".", ",") if k[:4] in ("line", "meta", "prog", "ejec", "peso") else v
                   for k, v in row.items()}
        writer.writerow(row)
    return out.getvalue()


def run(program, text, *options):
    done = subprocess.run([program, "evaluate", "-", *options], input=text.encode(),
                          capture_output=True)
    lines = list(csv.reader(io.StringIO(done.stdout.decode())))
    return done.returncode, lines[1:], done.stderr.decode()


def compare(program, chance):
    years = list(range(2024, 2024 + chance.choice((1, 2, 3, 4, 4, 4, 5, 8))))
    count = chance.choice((1, 3, 40, 200))
    share = chance.choice(("4", "6", "7", "8"))
    if chance.random() < 0.1:
        texts = [steady_row(chance, i, years, share) for i in range(count)]
    else:
        texts = [random_row(chance, i, years) for i in range(count)]
    rows = [parsed(t, years) for t in texts]
    cut, passed = chance.choice(years), chance.random() < 0.6
    by = chance.choice((None, None, "plan", "linea", "componente", "programa"))
    weights = chance.choice(("iguales", "por_indicadores", "explicitos"))
    options = ["--cut", str(cut)] + ([] if passed else ["--before-deadline"])
    if by:
        options += ["--by", by, "--weights", weights]
        expected = oracle.nodes(rows, years, cut, passed, by, weights)
    else:
        expected = oracle.evaluate(rows, years, cut, passed)
    text = write(texts, chance.choice(",;"))
    status, got, errors = run(program, text, *options)
    if status == 0 and got == expected:
        return True
    print("DIFFERENCE with", options, "status", status, errors)
    for i, (a, b) in enumerate(zip(got, expected)):
        if a != b:
            print(" row", i, "\n  got     ", a, "\n  expected", b)
            print(" input", texts[i] if not by else "")
            break
    return False


def main():
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261123
    failed = 0
    for i in range(rounds):
        if not compare(program, random.Random(seed * 1000003 + i)):
            failed += 1
            if failed >= 3:
                break
    print(f"{rounds - failed} passed, {failed} failed")
    sys.exit(failed != 0)


main()
