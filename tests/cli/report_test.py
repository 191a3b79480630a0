#!/usr/bin/env python3
"""The pronouncement from the command line, and what proves it. Usage: report_test.py ATALAYA"""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = sys.argv.pop(1)


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.data = os.path.join(cls.folder.name, "datos")
        cls.config = os.path.join(cls.folder.name, "vacio.ini")
        open(cls.config, "w", encoding="utf-8").close()
        cls.run_program("init")
        cls.run_program("demo")
        cls.post("/c/guatape/informes/nuevo", "secretaria@demo.atalaya", "corte=2025", "titulo=")
        cls.number = cls.query("SELECT MAX(id) FROM report")
        cls.post(f"/c/guatape/informes/{cls.number}/texto/avances", "secretaria@demo.atalaya",
                 "texto=Se mejoró la **vía**.", "version=", "paso=guardar")
        cls.run_program("report", "--council", "guatape", "--id", str(cls.number), "--format", "text",
                        "--out", cls.path("borrador.txt"))
        cls.post(f"/c/guatape/informes/{cls.number}/aprobar", "presidencia@demo.atalaya")
        cls.code = cls.query(f"SELECT code FROM report WHERE id = {cls.number}")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    @classmethod
    def run_program(cls, *arguments, status=0):
        result = subprocess.run([PROGRAM, *arguments, "--config", cls.config, "--data", cls.data],
                                capture_output=True, text=True, check=False)
        if result.returncode != status:
            raise AssertionError(f"{arguments}: {result.returncode}\n{result.stdout}{result.stderr}")
        return result.stdout

    @classmethod
    def post(cls, address, who, *fields):
        forms = [part for field in fields for part in ("--form", field)]
        answer = cls.run_program("request", "POST", address, "--as", who, *forms)
        assert " 303" in answer.splitlines()[0], answer[:2000]

    @classmethod
    def database(cls):
        return sqlite3.connect(os.path.join(cls.data, "atalaya.sqlite"))

    @classmethod
    def query(cls, statement):
        with cls.database() as database:
            return database.execute(statement).fetchone()[0]

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def test_a_draft_has_its_texts_and_says_that_it_is_one(self):
        text = self.read("borrador.txt").decode()
        self.assertIn("Se mejoró la vía.", text)
        self.assertIn("borrador sin aprobar", text)

    def test_approved_files_are_the_stored_ones(self):
        for name, kind, paper in (("pdf", "pdf", "a4"), ("pdf", "pdf", "carta"), ("xlsx", "xlsx", ""),
                                  ("html", "html", "")):
            stored = self.query(f"SELECT bytes FROM report_file WHERE report_id = {self.number} "
                                f"AND format = '{kind}' AND paper = '{paper}'")
            paper_option = ["--paper", paper] if paper else []
            for chosen in (["--code", self.code.lower().replace("-", " ")],
                           ["--council", "guatape", "--id", str(self.number)]):
                self.run_program("report", *chosen, "--format", name, *paper_option, "--out",
                                 self.path("informe"))
                self.assertEqual(self.read("informe"), stored)

    def test_text_comes_from_the_snapshot(self):
        self.run_program("report", "--code", self.code, "--format", "text", "--out", self.path("t"))
        text = self.read("t").decode()
        self.assertIn(self.code, text)
        self.assertIn(self.query(f"SELECT snapshot_sha256 FROM report WHERE id = {self.number}"),
                      re.sub(r"\s+", "", text))

    def test_wrong_arguments(self):
        for arguments in (["--code", self.code, "--council", "guatape"], ["--id", "1"], [],
                          ["--council", "guatape", "--id", "x"],
                          ["--council", "guatape", "--id", "1", "--cut", "2025"],
                          ["--council", "guatape", "--format", "carta"],
                          ["--council", "guatape", "--paper", "a3"]):
            self.run_program("report", *arguments, status=2)
        for arguments in (["--code", "00000-00000"], ["--code", "no"], ["--council", "nadie"],
                          ["--council", "guatape", "--id", "999"]):
            self.run_program("report", *arguments, status=1)

    def test_a_flipped_byte_is_found(self):
        """Snapshot, file, and the entry of the chain, one after another, mended in between."""
        whole = self.run_program("audit", "verify", "--code", self.code)
        self.assertEqual(whole.count(": bien"), 4, whole)
        where = f"id = {self.number}"
        flips = (
            ("report", "snapshot_json", where, "contenido: CAMBIÓ"),
            ("report_file", "bytes", f"report_id = {self.number} AND paper = 'carta'",
             "archivos: CAMBIÓ pdf carta"),
            ("audit", "detail", f"action = 'approve_report' AND object = 'report:{self.number}'",
             "aprobación en el registro: NO ESTÁ"),
        )
        for table, column, condition, expected in flips:
            with self.database() as database:
                database.executescript("DROP TRIGGER IF EXISTS audit_no_update;")
                before = database.execute(
                    f"SELECT {column} FROM {table} WHERE {condition}").fetchone()[0]
                middle = len(before) // 2
                if isinstance(before, bytes):
                    after = before[:middle] + bytes([before[middle] ^ 1]) + before[middle + 1:]
                else:
                    after = before[:middle] + chr(ord(before[middle]) ^ 1) + before[middle + 1:]
                database.execute(f"UPDATE {table} SET {column} = ? WHERE {condition}", (after,))
            broken = self.run_program("audit", "verify", "--code", self.code, status=1)
            self.assertIn(expected, broken)
            with self.database() as database:
                database.execute(f"UPDATE {table} SET {column} = ? WHERE {condition}", (before,))
            self.run_program("audit", "verify", "--code", self.code)

    def test_another_code_is_of_no_report(self):
        self.assertIn("no es de ningún informe",
                      self.run_program("audit", "verify", "--code", "ZZZZZ-ZZZZZ", status=1))


if __name__ == "__main__":
    unittest.main()
