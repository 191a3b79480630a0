#!/usr/bin/env python3
"""Brings plans into councils from the command line, twice: import_test.py PROGRAM.

Prints `N passed, N failed`.
"""
import json
import os
import pty
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
REAL = os.path.join(ROOT, "..", "shared", "data", "real")
program = os.path.abspath(sys.argv[1])
data = tempfile.mkdtemp(prefix="atalaya-import-")
passed = failed = 0


def run(*words, status=0):
    done = subprocess.run([program, *words, "--data", data], capture_output=True, text=True)
    check(f"{' '.join(words)} ends with {status}", done.returncode == status,
          done.stdout + done.stderr)
    return done.stdout + done.stderr


def check(name, holds, shown=""):
    global passed, failed
    passed += holds
    failed += not holds
    if not holds:
        print("FAILED:", name, shown[-2000:])


def matrix(path, target, actual, baseline="0"):
    with open(path, "w", encoding="utf-8") as file:
        file.write("codigo,nombre,linea,componente,programa,tipo_acumulacion,linea_base,"
                   "meta_cuatrienio,programado_2024,ejecutado_2024,programado_2025,ejecutado_2025\n"
                   f"A1,Vías,L,C,P,ACUMULADO,0,{target},1,{actual},1,\n"
                   f"A2,Escuelas,L,C,P,ACUMULADO,{baseline},4,2,2,2,1\n")


def test_matrix():
    path = os.path.join(data, "plan.csv")
    run("init")
    run("council", "add", "prueba", "Consejo de prueba", "05321")
    matrix(path, 2, "0.5")
    out = run("import", path, "--council", "prueba")
    check("the first import makes all", "nuevos 2, cambiados 0" in out and "nuevos 3, corregidos 0" in out, out)
    out = run("import", path, "--council", "prueba")
    check("the same file changes nothing", "nuevos 0, cambiados 0, iguales 2" in out
          and "Resultados: nuevos 0, corregidos 0, conservados como estaban 0" in out, out)
    matrix(path, 3, "0.75")
    out = run("import", path, "--council", "prueba", "--dry-run")
    check("a trial tells the differences", "falta el acto: Vías, meta: 2 → 3" in out
          and "resultado 2024: 0,5 → 0,75" in out, out)
    out = run("import", path, "--council", "prueba")
    check("a trial had written nothing", "corregidos 1" in out, out)
    check("a target stays without its act", "nuevos 0, cambiados 0, iguales 2" in out
          and "Metas distintas: 1" in out, out)
    matrix(path, 3, "0.75", baseline="")
    out = run("import", path, "--council", "prueba")
    check("what a file leaves empty stays", "nuevos 0, cambiados 0, iguales 2" in out, out)
    run("import", path, "--council", "ninguno", status=2)
    run("audit", "verify")


def test_real(name, code, count):
    """Nemocón's file has 305 products and a result: both are indicators."""
    path = os.path.join(REAL, name)
    if not os.path.exists(path):
        return
    run("council", "add", code, f"Consejo {code}", "05002")
    out = run("import", path, "--council", code)
    check(f"{name} comes in whole", f"Indicadores: nuevos {count}" in out, out)
    out = run("import", path, "--council", code)
    check(f"{name} comes in once", f"nuevos 0, cambiados 0, iguales {count}" in out, out)


def test_demonstration():
    """The real workbook finds every indicator of the demonstration, which has its 93."""
    path = os.path.join(REAL, "guatape_avance_pd_2024-2027.xlsx")
    if not os.path.exists(path):
        return
    folder = os.path.join(data, "demo")
    for words in ([program, "init", "--data", folder], [program, "demo", "--data", folder]):
        subprocess.run(words, check=True, capture_output=True)
    done = subprocess.run([program, "import", path, "--council", "guatape", "--dry-run", "--data",
                           folder], capture_output=True, text=True)
    check("the workbook adds nothing to the demonstration",
          "Indicadores: nuevos 0" in done.stdout and "lugar en el plan" not in done.stdout,
          done.stdout)


def test_other_keys():
    """A file that names its indicators by another column finds those of the first one."""
    path = os.path.join(data, "claves.csv")
    run("council", "add", "claves", "Consejo de claves", "05321")
    for code, target in (("450104800", 2), ("010101", 3)):
        with open(path, "w", encoding="utf-8") as file:
            file.write("codigo,nombre,linea,componente,programa,tipo_acumulacion,linea_base,"
                       "meta_cuatrienio,programado_2024,ejecutado_2024\n"
                       f"{code},Cámaras,L,C,010101 Seguridad,ACUMULADO,0,{target},1,1\n")
        out = run("import", path, "--council", "claves")
    check("it is the same indicator", "nuevos 0, cambiados 1" in out and "meta: 2 → 3" in out
          and "código (se reconoció por su nombre): 450104800 → 010101" in out, out)
    out = run("import", path, "--council", "claves")
    check("and it keeps the new key", "nuevos 0, cambiados 0, iguales 1" in out, out)


def run_apart(*words):
    """(status, standard output, standard error): progress must not mix with the answer."""
    done = subprocess.run([program, *words], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def run_on_a_terminal(*words):
    """What a terminal at standard error receives."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen([program, *words], stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    child.wait()
    os.close(ours)
    return shown.decode()


def test_progress():
    """A long file says how far it is, on standard error: lines where it is asked for, one line that
    is written again on a terminal, nothing elsewhere."""
    path = os.path.join(data, "largo.csv")
    run("council", "add", "largo", "Consejo del plan largo", "05321")
    with open(path, "w", encoding="utf-8") as file:
        file.write("codigo,nombre,linea,componente,programa,tipo_acumulacion,linea_base,"
                   "meta_cuatrienio,programado_2024,ejecutado_2024\n")
        name = "con un nombre tan largo como los de los planes " * 8
        file.writelines(f"L{i},Indicador {i} {name},L,C,P,ACUMULADO,0,4,4,1\n" for i in range(2500))
    status, quiet, errors = run_apart("import", "--dry-run", path)
    check("without being asked nothing is said of progress", (status, errors) == (0, ""), errors)
    status, out, errors = run_apart("import", "--dry-run", "--progress", path)
    steps = [int(n) for n in re.findall(r"^Leyendo el archivo… (\d+) %$", errors, re.M)]
    check("progress rises by tenths to the end", len(steps) >= 7 and steps[-1] >= 80
          and all(b - a >= 10 for a, b in zip(steps, steps[1:])), errors)
    check("and leaves the answer as it is", (status, out) == (0, quiet), out)
    shown = run_on_a_terminal("import", "--dry-run", path)
    steps = [int(n) for n in re.findall(r"\rLeyendo el archivo… (\d+) %", shown)]
    check("a terminal sees it without asking", len(steps) >= 7 and steps == sorted(steps)
          and "\n" not in shown and shown.endswith("\r"), shown)
    status, out, errors = run_apart("import", path, "--council", "largo", "--progress", "--data", data)
    steps = [int(n) for n in re.findall(r"^Guardando el plan… (\d+) %$", errors, re.M)]
    check("saving says how far it is, too", status == 0 and len(steps) >= 9 and steps[-1] == 100, errors)


BOARD = """Código;Indicador;Unidad;Línea base;Meta cuatrienio;Meta 2024;Ejecutado 2024;Meta 2025;\
Ejecutado 2025;Meta 2026;Ejecutado 2026;Meta 2027;Ejecutado 2027
P1;Parques construidos;Número;0;4;0;1;2;1;1;0;1;0
P2;Aulas dotadas;Número;0;4;1;1;1;1;1;0;1;0
"""


def test_answers():
    """What a person answers to the two questions decides what is understood, and what is stored."""
    path = os.path.join(data, "preguntas.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(BOARD)
    for number, (answers, results, planned) in enumerate((
            ((), 4, "NP"), (("zero_future_is_missing=sí",), 4, "NP"),
            (("zero_future_is_missing=no",), 8, "NP"),
            (("zero_planned_is_not_planned=no",), 4, "0.0000"),
            (("zero_future_is_missing=no", "zero_planned_is_not_planned=no"), 8, "0.0000"))):
        words = [word for answer in answers for word in ("--answer", answer)]
        status, out, errors = run_apart("import", "--dry-run", "--json", path, *words)
        plan = json.loads(out)
        found = sum(year["actual"] is not None for each in plan["indicators"] for year in each["years"])
        check(f"{answers} gives {results} results", (status, found) == (0, results), out + errors)
        check(f"{answers} plans {planned}",
              plan["indicators"][0]["years"][0]["planned"] == planned, out)
        code = f"preguntas{number}"
        run("council", "add", code, f"Consejo {code}", "05321")
        out = run("import", path, "--council", code, *words)
        check(f"{answers} stores {results} results", f"Resultados: nuevos {results}" in out, out)
    run("import", path, "--dry-run", "--answer", "otra=si", status=2)


test_matrix()
test_progress()
test_answers()
test_other_keys()
test_demonstration()
test_real("guatape_avance_pd_2024-2027.xlsx", "guatape", 93)
test_real("sispt_25486_nemocon.xlsx", "nemocon", 305 + 1)
test_real("tenjo_plan_indicativo.xlsx", "tenjo", 331)
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
