#!/usr/bin/env python3
"""The demonstration tells its whole story: which results it has, in which states, and with what
evidence. demo_test.py PROGRAM."""
import csv
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
PRODUCT, RESULT = 1, 2
REDUCTION = 5


def run(data, *words):
    return subprocess.run([PROGRAM, *words, "--data", data], check=True, capture_output=True, text=True).stdout


class Demonstration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.data = cls.folder.name
        run(cls.data, "init")
        run(cls.data, "demo")
        cls.database = sqlite3.connect(os.path.join(cls.data, "atalaya.sqlite"))

    @classmethod
    def tearDownClass(cls):
        cls.database.close()
        cls.folder.cleanup()

    def ask(self, sql):
        return self.database.execute(sql).fetchall()

    def test_the_plan_is_the_real_one_and_what_is_made_up_says_so(self):
        with open(os.path.join(ROOT, "catalog/demo/guatape.csv"), encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), 93)
        products = self.ask(f"SELECT code, name FROM indicator WHERE level = {PRODUCT} ORDER BY code")
        self.assertEqual(products, sorted((row["codigo"], row["nombre"]) for row in rows))
        results = [name for name, in self.ask(f"SELECT name FROM indicator WHERE level = {RESULT}")]
        self.assertGreaterEqual(len(results), 3)
        self.assertTrue(all("ejemplo construido" in name for name in results), results)
        self.assertGreater(self.ask("SELECT count(*) FROM indicator WHERE name LIKE '%ejemplo construido%' "
                                    f"AND accumulation_type = {REDUCTION}")[0][0], 0)
        self.assertFalse([name for _, name in products if "construido)" in name])

    def test_results_of_two_years_and_none_of_the_third(self):
        by_year = dict(self.ask("SELECT year, count(*) FROM measurement GROUP BY year"))
        self.assertEqual(sorted(by_year), [2024, 2025])
        with open(os.path.join(ROOT, "catalog/demo/guatape.csv"), encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        stored = dict(self.ask("SELECT i.code, m.official_e4 FROM measurement m JOIN indicator i ON i.id = m.indicator_id "
                               f"WHERE m.year = 2024 AND i.level = {PRODUCT}"))
        self.assertEqual(stored, {row["codigo"]: round(float(row["ejecutado_2024"]) * 10000) for row in rows
                                  if row["ejecutado_2024"] != ""})

    def test_a_result_stands_in_each_state_and_each_verdict_was_given(self):
        states = dict(self.ask("SELECT state, count(*) FROM measurement WHERE year = 2025 GROUP BY state"))
        self.assertEqual(sorted(states), ["analizado", "borrador", "devuelto", "publicado", "registrado", "verificado"])
        self.assertGreater(states["publicado"], 80, "the public board must look alive")
        self.assertEqual(sorted(verdict for verdict, in self.ask("SELECT DISTINCT verdict FROM measurement WHERE verdict <> ''")),
                         ["confirmado", "confirmado_con_observacion", "no_confirmado", "no_verificable"])
        # Four eyes, and a figure of the verifier beside the official one.
        self.assertEqual(self.ask("SELECT count(*) FROM measurement WHERE verified_by = recorded_by"), [(0,)])
        self.assertGreater(self.ask("SELECT count(*) FROM measurement WHERE verdict = 'no_confirmado' "
                                    "AND verified_e4 <> official_e4")[0][0], 0)
        self.assertEqual(self.ask("SELECT count(*) FROM measurement WHERE state = 'devuelto' AND returned_reason = ''"), [(0,)])

    def test_evidence_was_made_for_it(self):
        files = self.ask("SELECT e.sha256, e.file_name, e.size_bytes, m.state FROM evidence e "
                         "JOIN measurement m ON m.id = e.measurement_id")
        self.assertGreaterEqual(len(files), 10)
        for sha256, name, size, _ in files:
            with open(os.path.join(self.data, "soportes", sha256[:2], sha256), "rb") as file:
                content = file.read()
            self.assertEqual((hashlib.sha256(content).hexdigest(), len(content)), (sha256, size), name)
            if name.endswith(".pdf"):
                self.assertTrue(content.startswith(b"%PDF-"), name)
        self.assertGreaterEqual({state for *_, state in files}, {"analizado", "verificado", "publicado", "devuelto"})

    def test_everybody_of_a_council_and_its_last_pronouncement(self):
        roles = {role for roles, in self.ask("SELECT roles FROM member") for role in str(roles).split(",")}
        self.assertGreaterEqual(len(self.ask("SELECT DISTINCT person_id FROM member")), 6, roles)
        self.assertGreater(self.ask("SELECT count(*) FROM report WHERE code <> ''")[0][0], 0)

    def test_it_is_whole(self):
        self.assertIn("completas", run(self.data, "audit", "verify"))
        run(self.data, "doctor")
        tables = ("measurement", "indicator", "evidence", "audit", "report", "priority_topic")
        counts = [self.ask(f"SELECT count(*) FROM {table}") for table in tables]
        run(self.data, "demo")
        self.assertEqual([self.ask(f"SELECT count(*) FROM {table}") for table in tables], counts, "loaded again")


if __name__ == "__main__":
    unittest.main()
