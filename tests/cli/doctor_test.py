#!/usr/bin/env python3
"""atalaya doctor finds each defect that is planted, and nothing in a sound installation. Usage: doctor_test.py ATALAYA"""
import contextlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
OLD = 1_600_000_000


def call(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)


class Doctor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.sound = os.path.join(cls.folder.name, "sano")
        for command in ("init", "demo"):
            done = call(command, "--data", cls.sound)
            assert done.returncode == 0, done.stderr
        fresh = json.loads(call("doctor", "--json", "--data", cls.sound).stdout)
        assert [check["check"] for check in fresh["checks"] if check["state"] != "ok"] == ["cuentas"], fresh
        with contextlib.closing(sqlite3.connect(os.path.join(cls.sound, "atalaya.sqlite"))) as database:
            database.execute("UPDATE person SET must_change_password = 0")
            database.commit()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.data = os.path.join(self.folder.name, "datos")
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self.sound, self.data)

    def examine(self, *options, status):
        done = call("doctor", "--json", "--data", self.data, *options)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        answer = json.loads(done.stdout)
        states = {}
        for check in answer["checks"]:
            if check["state"] != "ok":
                states[check["check"]] = check["state"]
                self.assertTrue(check["advice"], check)
        self.assertEqual(answer["errors"], sum(state == "error" for state in states.values()))
        return states

    def execute(self, script):
        with contextlib.closing(sqlite3.connect(os.path.join(self.data, "atalaya.sqlite"))) as database:
            database.executescript("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;" + script)

    def add_evidence(self):
        """A file with its row: what every later defect spoils."""
        name = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # of "abc"
        path = os.path.join(self.data, "soportes", name[:2], name)
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        os.chmod(os.path.join(self.data, "soportes"), 0o700)
        with open(path, "w", encoding="ascii") as file:
            file.write("abc")
        self.execute("INSERT INTO evidence (council_id, measurement_id, sha256, file_name, media_type, size_bytes,"
                     f" uploaded_utc) SELECT council_id, id, '{name}', 'acta.txt', 'text/plain', 3, '' FROM measurement LIMIT 1")
        return path

    def test_a_sound_installation(self):
        self.add_evidence()
        self.assertEqual(self.examine(status=0), {})
        text = call("doctor", "--data", self.data)
        self.assertEqual(text.returncode, 0)
        self.assertRegex(text.stdout, r"Revisiones: \d+; bien: \d+; avisos: 0; errores: 0")
        before = sorted(os.listdir(self.data))
        self.assertNotIn("secret.key.nuevo", before)

    def test_it_makes_nothing(self):
        empty = os.path.join(self.folder.name, "vacia")
        done = call("doctor", "--data", empty)
        self.assertEqual(done.returncode, 1)
        self.assertFalse(os.path.exists(empty))
        self.assertEqual(call("doctor", "--otra").returncode, 2)

    def test_database(self):
        os.remove(os.path.join(self.data, "atalaya.sqlite"))
        self.assertEqual(self.examine(status=1), {"base_de_datos": "error"})
        self.assertFalse(os.path.exists(os.path.join(self.data, "atalaya.sqlite")))

    def test_damaged_page(self):
        path = os.path.join(self.data, "atalaya.sqlite")
        self.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;")
        with contextlib.closing(sqlite3.connect(path)) as database:
            root = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'value_source'").fetchone()[0]
            size = database.execute("PRAGMA page_size").fetchone()[0]
        with open(path, "r+b") as file:
            file.seek((root - 1) * size + 8)
            file.write(b"\xff" * 64)
        self.assertEqual(self.examine(status=1)["base_de_datos"], "error")

    def test_other_version(self):
        self.execute("DELETE FROM schema_migration WHERE number = (SELECT max(number) FROM schema_migration)")
        self.assertEqual(self.examine(status=1), {"version": "error"})

    def test_tables(self):
        plants = {
            "arbol": "UPDATE plan_node SET parent_id = (SELECT max(id) FROM plan_node) WHERE id = (SELECT min(id) FROM plan_node)",
            "pesos": "UPDATE indicator SET weight_state = 1, weight_e4 = -1 WHERE id = 1",
            "huerfanos": "INSERT INTO member VALUES (1, 999, 'lectura', '')",
            "periodo": "INSERT INTO indicator_year VALUES (1, 1, 2040, 2, 0, 2, 0)",
            "historia": "UPDATE measurement SET official_e4 = official_e4 + 1 WHERE id = 1",
            "metas": "UPDATE indicator SET target_e4 = target_e4 + 1 WHERE id = 1",
            "cuatro_ojos": "UPDATE measurement SET recorded_by = verified_by WHERE id ="
                           " (SELECT min(id) FROM measurement WHERE verified_by IS NOT NULL)",
            "registro": "DROP TRIGGER audit_no_update; UPDATE audit SET detail = detail || ' ' WHERE council_id = 1 AND sequence = 3",
            "consejos_con_registro": "DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE council_id = 1",
            "cuentas": "UPDATE person SET is_administrator = 0",
        }
        for check, script in plants.items():
            with self.subTest(check):
                self.setUp()
                self.execute(script)
                states = self.examine(status=0 if check == "cuentas" else 1)
                self.assertIn(check, states)
                self.assertLessEqual(set(states) - {check}, {"base_de_datos"})

    def test_the_installation_without_its_chain(self):
        self.execute("DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE council_id = 0")
        self.assertEqual(self.examine(status=1), {"registro": "error"})

    def test_a_frozen_report_that_was_changed(self):
        self.execute("INSERT INTO report (council_id, plan_id, kind, cut_year, state, title, snapshot_json, snapshot_sha256,"
                     " code, created_utc) VALUES (1, 1, 'pronunciamiento', 2025, 'aprobado', 'P', '{}',"
                     " '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', 'AAAAA-AAAAA', '')")
        self.assertEqual(self.examine(status=0), {})
        self.execute("UPDATE report SET snapshot_json = '{ }'")
        self.assertEqual(self.examine(status=1), {"informes": "error"})

    def test_evidence(self):
        path = self.add_evidence()
        with open(path, "w", encoding="ascii") as file:
            file.write("abd")
        self.assertEqual(self.examine(status=1), {"soportes": "error"})
        os.remove(path)
        self.assertEqual(self.examine(status=1), {"soportes": "error"})

    def test_files_that_no_row_names(self):
        self.add_evidence()
        folder = os.path.join(self.data, "soportes")
        os.makedirs(os.path.join(folder, "entrante"), exist_ok=True)
        for name in ("ab/" + "ab" * 32, "entrante/XXaaaa"):
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="ascii") as file:
                file.write("x")
            self.assertEqual(self.examine(status=0), {}, name)  # it may be arriving now
            os.utime(path, (OLD, OLD))
            self.assertEqual(self.examine(status=0), {"soportes_de_mas": "warning"}, name)
            os.remove(path)

    def test_the_server_removes_what_a_crash_left(self):
        folder = os.path.join(self.data, "soportes", "entrante")
        os.makedirs(folder, exist_ok=True)
        for name, time in (("XXvieja", OLD), ("XXnueva", None)):
            with open(os.path.join(folder, name), "w", encoding="ascii") as file:
                file.write("x")
            if time is not None:
                os.utime(os.path.join(folder, name), (time, time))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = str(probe.getsockname()[1])
        server = subprocess.Popen([PROGRAM, "serve", "--data", self.data, "--port", port],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            self.assertIn(port, server.stdout.readline())
            self.assertEqual(os.listdir(folder), ["XXnueva"])
        finally:
            server.terminate()
            server.communicate(timeout=30)

    def test_rights(self):
        for name in ("secret.key", "atalaya.sqlite", "."):
            self.setUp()
            os.chmod(os.path.join(self.data, name), 0o755)
            self.assertEqual(self.examine(status=1), {"permisos": "error"}, name)
        self.setUp()
        os.remove(os.path.join(self.data, "secret.key"))
        self.assertEqual(self.examine(status=1), {"permisos": "error"})
        self.assertFalse(os.path.exists(os.path.join(self.data, "secret.key")))

    def test_settings(self):
        proxied = ("--base-url", "https://ctp.example.org")
        self.assertEqual(self.examine(*proxied, status=1), {"demostracion": "error"})
        self.assertEqual(self.examine("--listen", "0.0.0.0", *proxied, status=1), {"demostracion": "error"})
        os.remove(os.path.join(self.data, "demostracion"))
        self.assertEqual(self.examine("--base-url", "http://ctp.example.org", status=1), {"direccion": "error"})
        self.assertEqual(self.examine(*proxied, status=0), {"direccion": "warning"})
        config = os.path.join(self.data, "prueba.ini")
        with open(config, "w", encoding="ascii") as file:
            file.write("trusted_proxies = 127.0.0.1\n")
        self.assertEqual(self.examine("--config", config, *proxied, status=0), {})


if __name__ == "__main__":
    unittest.main()
