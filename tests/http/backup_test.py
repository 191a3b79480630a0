#!/usr/bin/env python3
"""A copy that is made while people write: each is one moment, whole, and can be restored.
backup_test.py PROGRAM.

Some write without pause, a row and its entry of the audit chain in each transaction; tables are copied
one after the other, so that a copy of no single moment would hold more of the ones than of the others."""
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import unittest

import running
from running import Person

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
WRITERS = ("lectura@demo.atalaya", "enlace@demo.atalaya")
ATTACHERS = ("consejera@demo.atalaya", "secretaria@demo.atalaya", "presidencia@demo.atalaya")
COPIES, MOST_FILES = 8, 20  # files of one result


def read_tables(path):
    """{table: rows}, of the tables that are compared."""
    tables = {}
    with tarfile.open(path) as archive:
        for name in ("person", "audit", "evidence"):
            columns, *rows = archive.extractfile(f"tablas/{name}.jsonl").read().decode().splitlines()
            tables[name] = [dict(zip(json.loads(columns), json.loads(row))) for row in rows]
    return tables


class Backup(unittest.TestCase):
    def setUp(self):
        self.server = running.Server(PROGRAM, demo=True)
        self.folder = tempfile.TemporaryDirectory()
        self.ended = threading.Event()
        self.written = {name: 0 for name in WRITERS}
        self.attached = {name: 0 for name in ATTACHERS}
        self.faults = []

    def tearDown(self):
        status, said = self.server.stop()
        self.folder.cleanup()
        self.assertEqual(status, 0, said)

    def rename(self, person, email):
        page = person.text("/cuenta")
        while not self.ended.is_set():
            name = f"{email} {self.written[email] + 1}"
            status, body, address = person.send("/cuenta", {**person.hidden(page), "nombre": name})
            if status != 200 or "hecho=nombre" not in address:
                self.faults.append((status, address, body[:500]))
                return
            self.written[email] += 1
            page = body.decode()

    def attach(self, person, email):
        board = person.text("/c/guatape/tablero?corte=2026")
        indicators = re.findall(r"/indicador/(\d+)", board)[ATTACHERS.index(email)::len(ATTACHERS)]
        while not self.ended.is_set() and self.attached[email] < len(indicators) * MOST_FILES:
            path = f"/c/guatape/registrar/{indicators[self.attached[email] // MOST_FILES]}/2026"
            name = f"acta{self.attached[email]}.pdf"
            form = {**person.hidden(person.text(path)), "paso": "revisar", "valor": "", "corte": "", "prueba": ""}
            content = f"%PDF-1.7\n{email} {name}".encode() + b"x" * 5000
            status, body, address = person.send(path, form, [("archivos", name, content)])
            if status not in (200, 422) or name not in body.decode():
                self.faults.append((status, address, body[:500]))
                return
            self.attached[email] += 1

    def run_program(self, *words, status=0):
        done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False,
                              env=self.server.environment)
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def check_moment(self, path):
        """Answers how often each had written."""
        tables = read_tables(path)
        entries = {}
        for entry in tables["audit"]:
            key = entry["actor_id"], entry["action"]
            entries[key] = entries.get(key, 0) + 1
        people = {person["email"]: person for person in tables["person"]}
        for email in WRITERS:
            person = people[email]
            self.assertEqual(person["name"], f"{email} {entries.get((person['id'], 'change_name'), 0)}")
        for email in ATTACHERS:
            person = people[email]["id"]
            rows = sum(evidence["uploaded_by"] == person for evidence in tables["evidence"])
            self.assertEqual(rows, entries.get((person, "attach_evidence"), 0), "evidence and its entries")
        return {email: entries.get((people[email]["id"], action), 0)
                for names, action in ((WRITERS, "change_name"), (ATTACHERS, "attach_evidence")) for email in names}

    def check_restored(self, path):
        folder = os.path.join(self.folder.name, "restaurado")
        self.run_program("restore", path, "--data", folder)
        self.assertIn("completas", self.run_program("audit", "verify", "--data", folder))
        self.assertIn("errores: 0", self.run_program("doctor", "--data", folder))
        for evidence in read_tables(path)["evidence"]:
            sha256 = evidence["sha256"]
            self.assertTrue(os.path.exists(os.path.join(folder, "soportes", sha256[:2], sha256)), sha256)

    def test_copies_of_a_server_that_writes(self):
        people = [threading.Thread(target=work, args=(Person(self.server, email), email))
                  for names, work in ((WRITERS, self.rename), (ATTACHERS, self.attach)) for email in names]
        for person in people:
            person.start()
        while min(self.written.values()) == 0 and not self.faults:
            time.sleep(0.02)
        paths = [os.path.join(self.folder.name, f"copia{number}.tar") for number in range(COPIES)]
        said = [self.run_program("backup", path, "--data", self.server.data) for path in paths]
        self.ended.set()
        for person in people:
            person.join()
        self.assertEqual(self.faults, [])
        self.assertFalse([text for text in said if "Atención" in text], "no evidence is missing in a copy")
        moments = [self.check_moment(path) for path in paths]
        for email in WRITERS:
            self.assertLess(moments[0][email], moments[-1][email], "people wrote while the copies were made")
        for path in paths:
            self.assertIn("Copia completa", self.run_program("backup", "--check", path))
        self.check_restored(paths[-1])


if __name__ == "__main__":
    unittest.main()
