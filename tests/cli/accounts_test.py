#!/usr/bin/env python3
"""The commands that keep an installation: init, migrate, user, audit. Usage: accounts_test.py ATALAYA"""
import os
import re
import sqlite3
import stat
import subprocess
import sys
import tempfile
import unittest

PROGRAM = sys.argv.pop(1)
PASSWORD = re.compile(r"Contraseña de un solo uso[^:]*: (([dflmnprt][aeiou]){2}-){5}([dflmnprt][aeiou]){2}\n")


class Accounts(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.data = os.path.join(self.folder.name, "datos")
        self.database = os.path.join(self.data, "atalaya.sqlite")
        self.config = os.path.join(self.folder.name, "vacio.ini")
        with open(self.config, "w", encoding="utf-8"):
            pass

    def tearDown(self):
        self.folder.cleanup()

    def run_program(self, *arguments, status=0):
        result = subprocess.run(
            [PROGRAM, *arguments, "--config", self.config, "--data", self.data],
            capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, status, result.stdout + result.stderr)
        return result

    def add_council(self):
        with sqlite3.connect(self.database) as database:
            database.execute(
                "INSERT INTO council (code, territory_code, name, created_utc)"
                " VALUES ('guatape', '05321', 'Consejo de Guatapé', '2026-03-01T12:00:00Z')")

    def test_init_prepares_once(self):
        first = self.run_program("init", "--admin", "ana@example.org").stdout
        self.assertIn("Entidades territoriales: 126", first)
        self.assertIn("ana@example.org", first)
        self.assertRegex(first, PASSWORD)
        second = self.run_program("init").stdout
        self.assertNotRegex(second, PASSWORD)
        self.assertIn("(pasos nuevos: 0)", self.run_program("migrate").stdout)
        for name in (".", "secret.key", "atalaya.sqlite"):
            mode = stat.S_IMODE(os.stat(os.path.join(self.data, name)).st_mode)
            self.assertEqual(mode & 0o077, 0, name)

    def test_nothing_works_without_init(self):
        self.assertIn("atalaya init", self.run_program("user", "list", status=1).stderr)
        self.assertFalse(os.path.exists(self.data))

    def test_people_and_roles(self):
        self.run_program("init")
        self.assertRegex(self.run_program("user", "add", "Luis@Example.org", "Luis Peña").stdout, PASSWORD)
        self.assertIn("Ya hay una cuenta", self.run_program("user", "add", "luis@example.org", "Luis", status=1).stderr)
        self.assertIn("correo completo", self.run_program("user", "add", "luis", "Luis", status=1).stderr)
        self.assertIn("guatape", self.run_program("user", "role", "luis@example.org", "--council", "guatape", "lectura", status=1).stderr)
        self.add_council()
        role = ("user", "role", "luis@example.org", "--council", "guatape")
        self.run_program(*role, "presidencia,verificador")
        self.assertIn("guatape\tpresidencia,verificador", self.run_program("user", "list").stdout)
        self.assertIn("al menos una persona", self.run_program(*role, "lectura", status=1).stderr)
        self.assertIn("alcalde", self.run_program(*role, "alcalde", status=1).stderr)
        self.assertRegex(self.run_program("user", "password", "luis@example.org").stdout, PASSWORD)
        self.run_program("user", "disable", "luis@example.org")
        self.assertIn("desactivada", self.run_program("user", "list").stdout)
        self.run_program("user", "disable", "luis@example.org", status=1)
        self.run_program("user", "enable", "luis@example.org")
        self.run_program("user", "enable", "nadie@example.org", status=1)
        self.run_program("user", "borrar", "luis@example.org", status=2)

    def test_a_changed_entry_is_found(self):
        self.run_program("init")
        self.add_council()
        self.run_program("user", "add", "luis@example.org", "Luis Peña")
        self.run_program("user", "role", "luis@example.org", "--council", "guatape", "presidencia")
        whole = self.run_program("audit", "verify").stdout
        self.assertIn("guatape: 1 actuaciones, completas", whole)
        code = re.search(r"instalación: 3 actuaciones, completas; código (\S+)", whole).group(1)
        self.run_program("audit", "verify", "--code", code.lower().replace("-", " "))
        self.run_program("audit", "verify", "--council", "guatape", "--code", code, status=1)
        self.run_program("audit", "verify", "--code", "abc", status=1)
        with sqlite3.connect(self.database) as database:
            with self.assertRaisesRegex(sqlite3.IntegrityError, "no se modifica"):
                database.execute("UPDATE audit SET detail = 'x' WHERE council_id = 0 AND sequence = 2")
            database.execute("DROP TRIGGER audit_no_update")
            database.execute("UPDATE audit SET detail = 'x' WHERE council_id = 0 AND sequence = 2")
        broken = self.run_program("audit", "verify", status=1).stdout
        self.assertIn("instalación: ROTA en la actuación 2", broken)
        self.assertIn("guatape: 1 actuaciones, completas", broken)

    def test_every_command_explains_itself(self):
        for command in ("init", "migrate", "user", "audit"):
            result = subprocess.run([PROGRAM, command, "--help"], capture_output=True, text=True, check=True)
            self.assertIn(f"Uso: atalaya {command}", result.stdout)
            self.assertIn("--data", result.stdout)


unittest.main()
