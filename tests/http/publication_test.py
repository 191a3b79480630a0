#!/usr/bin/env python3
"""What the public reads, through a running server with its cache: a result that is registered, analysed
or verified is nowhere; published, it is everywhere at once; returned, it is gone again. The same for
its evidence, private and public: publication_test.py PROGRAM."""
import io
import os
import re
import subprocess
import sys
import unittest
import zipfile

import running
from running import Person

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
VALUE, SHOWN = "0,7357", ("0,7357", "0.7357")  # a figure that nothing else shows
INDICATOR = "Vía terciaria pavimentada"


class Publication(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = running.Server(PROGRAM, environment={"ATALAYA_NOW": "2026-11-20T15:00:00Z"}, demo=True)
        cls.anybody = Person(cls.server)
        cls.councillor, cls.verifier, cls.president = (
            Person(cls.server, f"{name}@demo.atalaya") for name in ("consejera", "verificadora", "presidencia"))
        board = cls.councillor.text("/c/guatape/tablero?corte=2026")
        cls.indicator = re.search(r'/indicador/(\d+)[^>]*>' + INDICATOR, board).group(1)

    @classmethod
    def tearDownClass(cls):
        status, said = cls.server.stop()
        assert status == 0, said

    def public_texts(self):
        """Every public address that could show a result, as text."""
        for path in ("/c/guatape?corte=2026", "/c/guatape/tablero?corte=2026", "/c/guatape/tablero.csv?corte=2026",
                     f"/c/guatape/indicador/{self.indicator}", "/c/guatape/informes"):
            status, body, _ = self.anybody.send(path)
            self.assertEqual(status, 200, path)
            yield path, body.decode(errors="replace")
        status, body, _ = self.anybody.send("/c/guatape/tablero.xlsx?corte=2026")
        self.assertEqual(status, 200)
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            yield "tablero.xlsx", " ".join(book.read(name).decode() for name in book.namelist()
                                           if name.endswith(".xml"))
        report = os.path.join(self.server.data, "informe.txt")
        subprocess.run([PROGRAM, "report", "--data", self.server.data, "--council", "guatape", "--public", "--cut",
                        "2026", "--format", "text", "--out", report], capture_output=True, check=True,
                       env=self.server.environment)
        with open(report, encoding="utf-8") as file:
            yield "atalaya report --public", file.read()

    def seen_in(self):
        return {path for path, text in self.public_texts() if any(shown in text for shown in SHOWN)}

    def check_hidden(self, state):
        for _ in range(2):  # the second time from the cache
            self.assertEqual(self.seen_in(), set(), f"while {state}")
        for name in ("publica.pdf", "reservada.pdf"):
            self.assertNotIn(name, self.anybody.text(f"/c/guatape/indicador/{self.indicator}"), state)
        for evidence in self.evidence.values():
            self.assertEqual(self.anybody.send(f"/c/guatape/soporte/{evidence}")[0], 404, state)

    def check_published(self):
        self.assertLessEqual({"/c/guatape/tablero?corte=2026", "/c/guatape/tablero.csv?corte=2026", "tablero.xlsx",
                              "atalaya report --public",
                              f"/c/guatape/indicador/{self.indicator}"}, self.seen_in())
        page = self.anybody.text(f"/c/guatape/indicador/{self.indicator}")
        self.assertIn("publica.pdf", page)
        self.assertNotIn("reservada.pdf", page)
        self.assertEqual(self.anybody.send(f"/c/guatape/soporte/{self.evidence['publica.pdf']}")[0], 200)
        self.assertEqual(self.anybody.send(f"/c/guatape/soporte/{self.evidence['reservada.pdf']}")[0], 404)

    def record(self):
        path = f"/c/guatape/registrar/{self.indicator}/2026"
        fields = {"valor": VALUE, "modo": "vigencia", "corte": "30/10/2026", "fuente": "alcaldia",
                  "fuente_detalle": "Carta 12", "prueba": "La vía", "nota": ""}
        for name in ("publica.pdf", "reservada.pdf"):
            page = self.councillor.text(path)
            form = {**self.councillor.hidden(page), **fields, "paso": "revisar"}
            if name == "publica.pdf":
                form["publico"] = "si"
            status, body, _ = self.councillor.send(path, form, [("archivos", name, b"%PDF-1.7\n" + name.encode())])
            self.assertEqual(status, 200, body.decode())
        form = {**self.councillor.hidden(body.decode()), "paso": "registrar"}
        status, body, _ = self.councillor.send(path, form)
        self.assertEqual(status, 200, body.decode())
        self.assertIn("Quedó registrado", body.decode())

    def step(self, person, path, fields):
        form = {**person.hidden(person.text(path)), **fields}
        status, body, address = person.send(path, form)
        self.assertEqual(status, 200, body.decode())
        self.assertIn("hecho=", address, body.decode())

    def test_the_public_sees_what_is_published_and_when(self):
        self.evidence = {}
        self.check_hidden("nothing is recorded")
        self.record()
        page = self.councillor.text(f"/c/guatape/indicador/{self.indicator}")
        self.evidence = {name: re.search(r'/soporte/(\d+)[^>]*>' + name, page).group(1)
                         for name in ("publica.pdf", "reservada.pdf")}
        result = re.search(r'/analizar/(\d+)', page).group(1)
        self.check_hidden("it is recorded")
        self.step(self.councillor, f"/c/guatape/analizar/{result}", {"analisis": "Va bien."})
        self.check_hidden("it is analysed")
        self.step(self.verifier, f"/c/guatape/verificar/{result}",
                  {"veredicto": "confirmado", "cifra": "", "nota": ""})
        self.check_hidden("it is verified")
        self.step(self.president, "/c/guatape/publicar", {f"si_{result}": "si"})
        self.check_published()
        self.step(self.president, f"/c/guatape/devolver/{result}", {"motivo": "unidad", "explicacion": ""})
        self.check_hidden("it was returned")
        self.assertIn("Le devolvieron", self.councillor.text("/c/guatape/mi-trabajo"))


if __name__ == "__main__":
    unittest.main()
