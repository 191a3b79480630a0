#!/usr/bin/env python3
"""One line of the configuration chooses the database, and nothing else changes: engines_test.py PROGRAM.
Skipped without ATALAYA_TEST_POSTGRES."""
import os
import subprocess
import sys
import tarfile
import tempfile
import unittest
import urllib.parse

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
SERVER = os.environ.get("ATALAYA_TEST_POSTGRES")
# The same moment for both, so that all that is written can be compared.
ENVIRONMENT = {**os.environ, "ATALAYA_NOW": "2026-11-20T15:00:00Z"}


def ask_server(sql):
    subprocess.run(["psql", SERVER, "-q", "-v", "ON_ERROR_STOP=1", "-c", sql], check=True, capture_output=True)


@unittest.skipUnless(SERVER, "ATALAYA_TEST_POSTGRES names no server")
class Engines(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.schema = f"atalaya_engines_{os.getpid()}"
        ask_server(f"CREATE SCHEMA {self.schema}")
        separator = "&" if "?" in SERVER else "?"
        self.url = SERVER + separator + "options=" + urllib.parse.quote(f"-csearch_path={self.schema}")

    def tearDown(self):
        ask_server(f"DROP SCHEMA {self.schema} CASCADE")
        self.folder.cleanup()

    def configure(self, name, *lines):
        path = os.path.join(self.folder.name, name)
        with open(path + ".ini", "w", encoding="utf-8") as file:
            file.write("\n".join([f"data = {path}", *lines, ""]))
        return path + ".ini"

    def run_program(self, config, *words):
        done = subprocess.run([PROGRAM, *words, "--config", config], capture_output=True, text=True, check=False,
                              env=ENVIRONMENT)
        self.assertEqual(done.returncode, 0, f"{words}: {done.stdout[-500:]}{done.stderr[-500:]}")
        return done.stdout

    def read_copy(self, config, name):
        path = os.path.join(self.folder.name, name)
        self.run_program(config, "backup", path)
        with tarfile.open(path) as archive:
            return path, {each.name: archive.extractfile(each).read() for each in archive
                          if each.name.startswith(("tablas/", "soportes/"))}

    def test_both_say_the_same(self):
        embedded = self.configure("incluida")
        other = self.configure("servidor", f"database = {self.url}")
        self.run_program(embedded, "init")
        self.run_program(embedded, "demo")
        path, tables = self.read_copy(embedded, "copia.tar")
        self.run_program(other, "restore", path)
        self.assertEqual(self.read_copy(other, "otra.tar")[1], tables)
        for config in (embedded, other):
            self.assertIn("completas", self.run_program(config, "audit", "verify"))
        for address in ("/c/guatape", "/c/guatape/tablero?orden=peor", "/c/guatape/tablero.csv?corte=2024",
                        "/c/guatape/indicador/5", "/c/guatape/informes"):
            pages = [self.run_program(config, "request", "GET", address, "--body") for config in (embedded, other)]
            self.assertGreater(len(pages[0]), 500, address)
            self.assertEqual(*pages, address)

    def test_a_server_is_filled_like_the_embedded_one(self):
        config = self.configure("vacia", f"database = {self.url}")
        self.run_program(config, "init")
        self.run_program(config, "demo")
        self.assertIn("errores: 0", self.run_program(config, "doctor"))
        self.assertIn("indicadores de producto llevan el ritmo", self.run_program(config, "request", "GET", "/c/guatape", "--body"))
        self.assertFalse([name for name in os.listdir(os.path.join(self.folder.name, "vacia")) if "sqlite" in name])


if __name__ == "__main__":
    unittest.main()
