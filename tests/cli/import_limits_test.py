#!/usr/bin/env python3
"""Broken, foreign and hostile files through the whole of `atalaya import`: each ends within two
seconds and bounded memory, with a plain message or a plan. import_limits_test.py PROGRAM.

The workbook's own limits are held by workbook_hostile_test.c; here stands what a person sees, and
what only the reader of plans could be slow at. Prints `N passed, N failed`."""
import os
import subprocess
import sys
import tempfile
import time
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
program = os.path.abspath(sys.argv[1])
data = tempfile.mkdtemp(prefix="atalaya-limits-")
passed = failed = 0

# Sanitizers multiply time and memory; what is promised is promised of the program as installed.
sanitized = b"__asan_init" in open(program, "rb").read()
MAX_S = 20 if sanitized else 2
MAX_MB = 2000 if sanitized else 256


def check(name, holds, shown=""):
    global passed, failed
    passed += holds
    failed += not holds
    if not holds:
        print("FAILED:", name, shown[-1500:])


class Done:
    """What a run of the program said, how long it took and the most memory that it held."""

    def __init__(self, path):
        with open(os.path.join(data, "out"), "w+b") as out, open(
                os.path.join(data, "errors"), "w+b") as errors:
            before = time.monotonic()
            child = subprocess.Popen([program, "import", "--dry-run", path], stdout=out,
                                     stderr=errors,
                                     env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = self.status = os.waitstatus_to_exitcode(status)
            self.spent_s = time.monotonic() - before
            self.peak_mb = usage.ru_maxrss // 1024
            out.seek(0)
            errors.seek(0)
            self.errors = errors.read().decode(errors="replace")
            self.text = out.read().decode(errors="replace") + self.errors

    def __str__(self):
        return f"status {self.status}, {self.spent_s:.2f} s, {self.peak_mb} MB: {self.text[-600:]}"


def check_bounds(name, done):
    check(f"{name} takes at most {MAX_S} s", done.spent_s <= MAX_S, str(done))
    check(f"{name} takes at most {MAX_MB} MB", done.peak_mb <= MAX_MB, str(done))


def attempt(name, path, status, message):
    done = Done(path)
    check(f"{name} ends with {status}", done.status in status, str(done))
    check(f"{name} says «{message}»", message in done.text, str(done))
    check_bounds(name, done)


def write(name, text):
    path = os.path.join(data, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def xlsx(name, sheets, after=""):
    """sheets: texts of <sheetData>; after: what follows it."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    path = os.path.join(data, name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}"><Relationship Id="r" '
                         f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        listed = "".join(f'<sheet name="Hoja {i}" sheetId="{i + 1}" r:id="r{i}"/>'
                         for i in range(len(sheets)))
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                         f'{listed}</sheets></workbook>')
        related = "".join(f'<Relationship Id="r{i}" Type="{office}/worksheet" '
                          f'Target="worksheets/s{i}.xml"/>' for i in range(len(sheets)))
        archive.writestr("xl/_rels/workbook.xml.rels",
                         f'<Relationships xmlns="{package}">{related}</Relationships>')
        for i, text in enumerate(sheets):
            archive.writestr(f"xl/worksheets/s{i}.xml", f'<worksheet xmlns="{main}"><sheetData>'
                             f'{text}</sheetData>{after}</worksheet>')
    return path


def cell(text):
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def row(number, *texts):
    return f'<row r="{number}">{"".join(map(cell, texts))}</row>'


HEADER = "Indicador,Meta cuatrienio,Meta 2024,Ejecutado 2024,Meta 2025\n"


def test_made_files():
    folder = os.path.join(data, "made")
    subprocess.run([sys.executable, os.path.join(HERE, "..", "fixtures", "make_hostile.py"), folder],
                   check=True, capture_output=True)
    for name in sorted(os.listdir(folder)):
        done = Done(os.path.join(folder, name))
        check(f"{name} is answered", done.status in (0, 1, 2), str(done))
        check(f"{name} says why", done.status != 2 or "atalaya import: " in done.errors, str(done))
        check_bounds(name, done)


def test_tall():
    text = HEADER + "".join(f"Indicador {i},4,1,1,3\n" for i in range(99000))
    attempt("a file of 99 000 rows", write("tall.csv", text), (2,), "no parece un plan")
    text = HEADER + "".join(f"Indicador {i},4,1,1,3\n" for i in range(1000000))
    attempt("a file of a million rows", write("million.csv", text), (2,), "MB")
    text = "Indicador,Meta,Meta 2024\n" + "a,1,1\n" * 1000000
    attempt("a million short rows", write("short.csv", text), (2,), "filas")


def test_equal_rows():
    text = HEADER + "Aulas,4,1,1,3\n" * 9999
    attempt("9999 equal rows", write("equal.csv", text), (0,), "9999 indicadores")


def test_headers_everywhere():
    line = ",".join(["Indicador", "Meta 2024", "Ejecutado 2024", "Línea base"] * 200)
    attempt("a header in every row", write("headers.csv", (line + "\n") * 500), (0, 1, 2), "")


def test_long_headers():
    line = ",".join(["Meta " + "muy larga " * 9000] * 40)
    attempt("headers of 90 kB", write("long.csv", line + "\n" + "1," * 39 + "1\n"), (0, 1, 2), "")


def test_merged_everywhere():
    ranges = "".join(f'<mergeCell ref="A{i}:C{i + 1}"/>' for i in range(1, 40000, 2))
    rows = row(1, "Indicador", "Meta cuatrienio", "Meta 2024") + "".join(
        row(i, f"Indicador {i}", "4", "4") for i in range(2, 9000))
    attempt("20 000 merged ranges",
            xlsx("merged.xlsx", [rows], f'<mergeCells count="1">{ranges}</mergeCells>'),
            (0, 1, 2), "")


def test_many_sheets():
    rows = row(1, "Indicador", "Meta cuatrienio", "Meta 2024", "Avance 2024", "% cumplimiento 2024")
    rows += "".join(row(i, f"Indicador {i}", "4", "1", "1", "1") for i in range(2, 40))
    attempt("150 equal sheets", xlsx("sheets.xlsx", [rows] * 150), (0, 1), "indicadores")


def test_other_endings():
    attempt("a picture", write("foto.xlsx", "\x89PNG esto no es un libro"), (2,), "atalaya import: ")
    attempt("a page", write("pagina.csv", "<!DOCTYPE html><html><body>Hola</body></html>"), (2,),
            "atalaya import: ")
    attempt("nothing", write("vacio.csv", ""), (2,), "atalaya import: ")
    attempt("no such file", os.path.join(data, "ninguno.xlsx"), (2,), "atalaya import: ")


def test_mappings():
    table = write("tabla.csv", "A,B,C\nAulas,4,1\n")
    for name, text in (("roto", "{"), ("vacio", ""), ("lista", "[1,2]"),
                       ("hondo", "[" * 100000), ("lejos", '{"header_row": 1, "columns": '
                        '[{"column": "XFD", "use": "nombre"}]}')):
        path = write(name + ".json", text)
        done = subprocess.run([program, "import", "--dry-run", table, "--map", path],
                              capture_output=True, text=True)
        check(f"the mapping {name} is refused", done.returncode == 2
              and "atalaya import: " in done.stderr, done.stderr)


for each in [value for name, value in sorted(globals().items()) if name.startswith("test_")]:
    each()
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
