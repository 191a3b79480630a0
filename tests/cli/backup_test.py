#!/usr/bin/env python3
"""Copies and their restoring from the command line: backup, restore. Usage: backup_test.py ATALAYA"""
import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
import tarfile
import tempfile
import unittest

PROGRAM = sys.argv.pop(1)
EVIDENCE = b"%PDF-1.7 acta de entrega"


class Backup(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.config = self.path("vacio.ini")
        with open(self.config, "w", encoding="utf-8"):
            pass
        self.data = self.path("datos")
        self.copy = self.path("copia.tar")
        self.run_program("init", "--admin", "ana@example.org", data=self.data)

    def tearDown(self):
        self.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def run_program(self, *arguments, data=None, status=0):
        shared = ["--config", self.config] + (["--data", data] if data else [])
        result = subprocess.run([PROGRAM, *arguments, *shared], capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, status, result.stdout + result.stderr)
        return result

    def add_evidence(self):
        name = hashlib.sha256(EVIDENCE).hexdigest()
        folder = os.path.join(self.data, "soportes", name[:2])
        os.makedirs(folder)
        with open(os.path.join(folder, name), "wb") as file:
            file.write(EVIDENCE)
        with sqlite3.connect(os.path.join(self.data, "atalaya.sqlite")) as database:
            database.executescript(
                "PRAGMA foreign_keys = OFF;"
                "INSERT INTO council (id, code, territory_code, name, created_utc) VALUES (1, 'g', '05321', 'G', '');"
                "INSERT INTO plan (id, council_id, name, first_year, year_count, created_utc) VALUES (1, 1, 'P', 2024, 4, '');"
                "INSERT INTO indicator (id, council_id, plan_id, import_key, name, level, position) VALUES (1, 1, 1, 'a', 'A', 1, 1);"
                "INSERT INTO measurement (id, council_id, indicator_id, year, state, official_state, official_e4)"
                " VALUES (1, 1, 1, 2025, 'registrado', 1, 8100);"
                "INSERT INTO evidence (council_id, measurement_id, sha256, file_name, media_type, size_bytes, uploaded_utc)"
                f" VALUES (1, 1, '{name}', 'acta.pdf', 'application/pdf', {len(EVIDENCE)}, '');")
        return name

    def test_copy_and_restore(self):
        name = self.add_evidence()
        text = self.run_program("backup", self.copy, data=self.data).stdout
        self.assertIn("Soportes: 1 (24 bytes)", text)
        self.assertEqual(stat.S_IMODE(os.stat(self.copy).st_mode) & 0o077, 0)
        self.assertIn("Copia completa", self.run_program("backup", "--check", self.copy).stdout)
        with tarfile.open(self.copy) as archive:
            self.assertIn("soportes/" + name, archive.getnames())

        other = self.path("otros")
        self.run_program("restore", self.copy, data=other)
        with open(os.path.join(other, "soportes", name[:2], name), "rb") as file:
            self.assertEqual(file.read(), EVIDENCE)
        self.assertIn("ana@example.org", self.run_program("user", "list", data=other).stdout)
        heads = [self.run_program("audit", "verify", data=folder).stdout for folder in (self.data, other)]
        self.assertEqual(heads[0], heads[1])
        again = self.path("otra.tar")
        self.run_program("backup", again, data=other)
        with tarfile.open(self.copy) as one, tarfile.open(again) as two:
            for member in one.getnames():
                if member.startswith("tablas/"):
                    self.assertEqual(one.extractfile(member).read(), two.extractfile(member).read(), member)

    def test_what_is_there_stays(self):
        self.run_program("backup", self.copy, data=self.data)
        self.assertIn("ya existe", self.run_program("backup", self.copy, data=self.data, status=1).stderr)
        self.assertIn("ya tiene datos", self.run_program("restore", self.copy, data=self.data, status=1).stderr)

    def test_damaged_copies_are_refused(self):
        self.run_program("backup", self.copy, data=self.data)
        with open(self.copy, "rb") as file:
            whole = file.read()
        for damaged in (whole[:-700], whole[:5000] + bytes([whole[5000] ^ 8]) + whole[5001:], b"", b"PK\3\4" * 300):
            with open(self.copy, "wb") as file:
                file.write(damaged)
            for command in (("backup", "--check", self.copy), ("restore", self.copy)):
                data = None if command[0] == "backup" else self.path("nuevos")
                result = self.run_program(*command, data=data, status=1)
                self.assertRegex(result.stderr, "dañada|no es una copia")
        self.run_program("backup", data=self.data, status=2)
        self.run_program("restore", data=self.path("nuevos"), status=2)


unittest.main()
