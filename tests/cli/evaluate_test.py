#!/usr/bin/env python3
"""`atalaya evaluate` from outside: golden files, forms of the same matrix, exit statuses.

    evaluate_test.py PROGRAM

The rules are held by tests/oracle and the unit tests; here stands what a user of the command sees.
"""
import csv
import io
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "evaluate")
HEADER = "codigo,tipo_acumulacion,meta_cuatrienio,programado_2024,ejecutado_2024\n"
FIGURES = ("codigo,vigencia,estado_vigencia,cumplimiento_vigencia,programado_a_la_fecha,"
           "avance_cuatrienio,ic,faltante_vigencia,faltante_acumulado,faltante_cuatrienio,"
           "ritmo_requerido,meta_exigible,semaforo_vigencia,semaforo_cuatrienio,error,avisos\n")


def fixture(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8", newline="") as file:
        return file.read()


def run(text, *options, cut=2025):
    done = subprocess.run([PROGRAM, "evaluate", "-", "--cut", str(cut), *options],
                          input=text if isinstance(text, bytes) else text.encode(),
                          capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Evaluate(unittest.TestCase):
    maxDiff = None

    def test_worked_examples(self):
        self.assertEqual(run(fixture("worked.csv")), (0, fixture("worked_2025.csv"), ""))

    def test_nodes_of_the_worked_examples(self):
        options = ("--before-deadline", "--by", "linea", "--weights=por_indicadores")
        self.assertEqual(run(fixture("worked.csv"), *options),
                         (0, fixture("worked_2025_linea.csv"), ""))

    def test_the_same_matrix_in_every_form(self):
        text = fixture("worked.csv")
        table = list(csv.reader(io.StringIO(text)))

        def written(rows, **form):
            out = io.StringIO()
            csv.writer(out, **form).writerows(rows)
            return out.getvalue()

        es_co = [[c.replace(".", ",") if r and c[:1].isdigit() else c for c in row]
                 for r, row in enumerate(table)]
        forms = {
            "CR LF": text.replace("\n", "\r\n"),
            "CR": text.replace("\n", "\r"),
            "byte-order mark": "\ufeff" + text,
            "no last line end": text.rstrip("\n"),
            "blank lines": text.replace("\n", "\n\n"),
            "all quoted": written(table, quoting=csv.QUOTE_ALL),
            "columns turned round": written([row[::-1] for row in table]),
            "upper case and spaces": written([[f" {c} " if r else f" {c.upper()} " for c in row]
                                              for r, row in enumerate(table)]),
            "unknown columns": written([["x"] + row + ["y"] for row in table]),
            "semicolon": written(es_co, delimiter=";"),
        }
        for name, form in forms.items():
            with self.subTest(name):
                self.assertEqual(run(form), (0, fixture("worked_2025.csv"), ""))

    def test_a_file_by_its_name(self):
        done = subprocess.run([PROGRAM, "evaluate", os.path.join(FOLDER, "worked.csv"), "--cut=2025"],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, fixture("worked_2025.csv")))

    def test_header_alone(self):
        self.assertEqual(run(HEADER, cut=2024), (0, FIGURES, ""))
        status, out, errors = run(HEADER, "--by", "plan", cut=2024)
        self.assertEqual((status, out.count("\n"), errors), (0, 1, ""))

    def test_bad_rows_are_left_out_and_the_others_evaluated(self):
        rows = ("A,ACUMULADO,4,1,1\nB,SUMA,4,1,1\nC,FLUJO,1e3,1,1\nD,FLUJO,4,1\n"
                "A,FLUJO,4,4,2\n\"E,FLUJO,4,1,1\n")
        status, out, errors = run(HEADER + rows, cut=2024)
        self.assertEqual(status, 1)
        self.assertEqual([line.split(",")[0] for line in out.splitlines()[1:]], ["A", "A"])
        self.assertEqual(errors.splitlines(), [
            "línea 3, columna tipo_acumulacion: «SUMA» no es un tipo de acumulación",
            "línea 4, columna meta_cuatrienio: «1e3» no es un número",
            "línea 5, columna 4: la fila tiene 4 campos y no 5",
            "línea 7, columna 1: hay comillas que no se cierran"])
        status, out, _ = run(HEADER + rows, "--by", "plan", cut=2024)
        self.assertEqual((status, out.splitlines()[1].split(",")[2]), (1, "2"))

    def test_what_cannot_be_evaluated_gives_nothing(self):
        cases = {
            "empty": ("", 2024),
            "needed column": (HEADER.replace("codigo", "nombre"), 2024),
            "no year": ("codigo,tipo_acumulacion,meta_cuatrienio\n", 2024),
            "gap": (HEADER.replace("ejecutado_2024", "programado_2026"), 2024),
            "cut before": (HEADER, 2023),
            "cut behind": (HEADER, 2025),
            "UTF-16": (HEADER.encode("utf-16"), 2024),
        }
        for name, (text, cut) in cases.items():
            with self.subTest(name):
                status, out, errors = run(text, cut=cut)
                self.assertEqual((status, out), (2, ""))
                self.assertTrue(errors.startswith("atalaya evaluate: "))

    def test_wrong_options(self):
        for options in (("--cut", "x"), ("--by", "sector"), ("--weights", "todos"), ("--nada",),
                        ("uno.csv", "dos.csv"), ("/no/hay.csv",), (FOLDER,)):
            with self.subTest(options):
                status, out, errors = run(HEADER, *options, cut=2024)
                self.assertEqual((status, out), (2, ""))
                self.assertTrue(errors.startswith("atalaya evaluate: "))

    def test_nodes_stand_in_tree_order_and_are_quoted_only_where_needed(self):
        head = "linea,componente,programa,nivel," + HEADER
        rows = ("B,,p,resultado,1,FLUJO,4,4,2\nB, x ,\"p, q\",,2,FLUJO,4,4,2\n"
                "A,,p,,3,FLUJO,4,4,4\nB,,p,,4,FLUJO,4,4,0\nB,x,\"p \"\"r\"\"\",,5,FLUJO,4,4,1\n")
        _, out, _ = run(head + rows, "--by", "programa", cut=2024)
        lines = out.splitlines()[1:]
        self.assertEqual([line[:line.index(",producto" if i < 4 else ",resultado")]
                          for i, line in enumerate(lines)],
                         ['"B / x / p, q"', '"B / x / p ""r"""', "B /  / p", "A /  / p", "B /  / p"])
        _, out, _ = run(head + rows, "--by", "plan", cut=2024)
        self.assertEqual([line.split(",")[:3] for line in out.splitlines()[1:]],
                         [["plan", "producto", "4"], ["plan", "resultado", "1"]])

    def test_a_full_disk_is_no_success(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "evaluate", "--cut", "2024"], input=HEADER.encode(),
                                  stdout=full, stderr=subprocess.DEVNULL, check=False)
        self.assertEqual(done.returncode, 2)

    def test_memory_does_not_grow_with_rows(self):
        self.assertLess(self.peak_kb(200_000), self.peak_kb(1000) + 4096)

    def peak_kb(self, rows):
        with tempfile.TemporaryFile() as file:
            file.write(HEADER.encode() + b"A,ACUMULADO,4,1,1\n" * rows)
            file.seek(0)
            process = subprocess.Popen([PROGRAM, "evaluate", "--cut", "2024"], stdin=file,
                                       stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        return usage.ru_maxrss


if __name__ == "__main__":
    unittest.main()
