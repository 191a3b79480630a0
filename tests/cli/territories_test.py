#!/usr/bin/env python3
"""DANE's list from the command line: territories import, list. Usage: territories_test.py ATALAYA"""
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
REAL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../shared/data/real/divipola_latin1_coma_sin_comillas.csv")
HEADER = "Código Departamento,Nombre Departamento ,Código Municipio,Nombre Municipio,Área  ,Longitud,Latitud,\n"
CHOCO = HEADER + "27,CHOCÓ,27001,QUIBDÓ,Municipio,-76,638144,5,682166,\n"


class Territories(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.data = os.path.join(self.folder.name, "datos")
        self.run_program("init")

    def tearDown(self):
        self.folder.cleanup()

    def run_program(self, *arguments, status=0):
        done = subprocess.run([PROGRAM, *arguments, "--data", self.data], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def write(self, text, encoding="latin-1"):
        path = os.path.join(self.folder.name, "divipola.csv")
        with open(path, "w", encoding=encoding) as file:
            file.write(text)
        return path

    def test_a_department_comes_in(self):
        antioquia = self.run_program("territories", "list").stdout
        self.assertEqual(len(antioquia.splitlines()), 126)
        path = self.write(CHOCO)
        self.assertIn("entidades nuevas 2", self.run_program("territories", "import", path, "--dry-run").stdout)
        self.assertEqual(self.run_program("territories", "list").stdout, antioquia)
        self.assertIn("entidades nuevas 2", self.run_program("territories", "import", path).stdout)
        self.assertIn("iguales 2", self.run_program("territories", "import", path).stdout)
        listed = self.run_program("territories", "list", "--department", "27").stdout
        self.assertIn("27001  municipio               Quibdó", listed)
        self.assertEqual(len(listed.splitlines()), 2)
        self.run_program("council", "add", "quibdo", "Consejo de Quibdó", "27001")
        self.run_program("audit", "verify")

    def test_a_broken_list_changes_nothing(self):
        before = self.run_program("territories", "list").stdout
        path = self.write(CHOCO + "27,CHOCÓ,5001,OTRO,Municipio,-76,6,5,6,\n")
        done = self.run_program("territories", "import", path, status=1)
        self.assertIn("fila 3: El código 05001 no es del departamento 27.", done.stderr)
        self.assertIn("no se trajo nada", done.stderr)
        self.assertEqual(self.run_program("territories", "list").stdout, before)
        done = self.run_program("territories", "import", self.write("hola,mundo\n1,2\n"), status=1)
        self.assertIn("código del municipio", done.stderr)
        self.run_program("territories", "import", status=2)

    @unittest.skipUnless(os.path.exists(REAL), "the published file may not be passed on")
    def test_the_published_file(self):
        before = self.run_program("territories", "list", "--department", "05").stdout
        out = self.run_program("territories", "import", REAL).stdout
        self.assertIn("entidades nuevas 1029, cambiadas 0, iguales 126", out)
        self.assertEqual(self.run_program("territories", "list", "--department", "05").stdout, before)
        everything = self.run_program("territories", "list").stdout
        self.assertEqual(len(everything.splitlines()), 1122 + 33)
        self.assertIn("Bogotá, D.C.", everything)


if __name__ == "__main__":
    unittest.main()
