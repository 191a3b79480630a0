#!/usr/bin/env python3
"""A page that is kept is never stale: another process saves while the server serves, checkpoints the
log, empties it, compacts the file; the next answer always shows the last save: freshness_test.py PROGRAM.

The names are public on the council's page; the server sees nothing of who changes them."""
import http.client
import os
import sqlite3
import subprocess
import sys
import unittest

import running

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
PATH = "/c/guatape"
SAVE = "import sqlite3, sys\nd = sqlite3.connect(sys.argv[1], timeout=30)\n" \
       "d.execute(\"UPDATE council SET name = ? WHERE code = 'guatape'\", [sys.argv[2]])\nd.commit()\n"


class Freshness(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = running.Server(PROGRAM, demo=True)
        cls.file = os.path.join(cls.server.data, "atalaya.sqlite")
        cls.connection = http.client.HTTPConnection("127.0.0.1", cls.server.port, timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.connection.close()
        status, output = cls.server.stop()
        assert status == 0, output

    def read(self):
        """The answer's mark, which is that of the page before it was packed, and its bytes."""
        self.connection.request("GET", PATH, headers={"Accept-Encoding": "gzip"})
        answer = self.connection.getresponse()
        body = answer.read()
        self.assertEqual(answer.status, 200)
        return answer.headers["ETag"], body

    def plain(self):
        self.connection.request("GET", PATH)
        return self.connection.getresponse().read().decode()

    def run_sql(self, statement):
        database = sqlite3.connect(self.file, timeout=30, isolation_level=None)
        database.execute(statement).fetchall()
        database.close()

    def test_other_processes_saves_show_at_once(self):
        for turn, between in enumerate(("SELECT 1", "PRAGMA wal_checkpoint(PASSIVE)",
                                        "PRAGMA wal_checkpoint(RESTART)",
                                        "PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM") * 2):
            self.read()
            self.run_sql(between)
            before = self.read()
            self.assertEqual(self.read()[0], before[0], between)
            name = f"Consejo de la prueba {turn}"
            subprocess.run([sys.executable, "-c", SAVE, self.file, name], check=True)
            after = self.read()
            self.assertNotEqual(after[0], before[0], between)
            self.assertIn(name, self.plain())
            self.assertEqual(self.read()[0], after[0], between)

    def test_every_save_of_many_shows(self):
        database = sqlite3.connect(self.file, timeout=30, isolation_level=None)
        seen = set()
        for turn in range(100):
            database.execute("UPDATE council SET name = ? WHERE code = 'guatape'", [f"Vez {turn}"])
            seen.add(self.read()[0])
        database.close()
        self.assertEqual(len(seen), 100)


if __name__ == "__main__":
    unittest.main()
