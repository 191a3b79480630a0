#!/usr/bin/env python3
"""Every page and form of the demonstration with values that nobody means: odd_values_test.py PROGRAM.

Members walk through all addresses that the pages declare and send odd texts, numbers, dates and lists
in the fields that they declare. Whatever is sent, no answer is a failure of the program's own, none
holds a script that was typed, no header is split, and what was saved in between is whole and prints.
ODD_VALUES_SEED and ODD_VALUES_REQUESTS make other and longer walks."""
import os
import pathlib
import random
import re
import subprocess
import sys
import unittest
import urllib.parse

import running

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
PAGES = pathlib.Path(__file__).resolve().parents[2] / "src/web/pages"
SCRIPT = "<script>alert(1)</script>"
ODD = ["", "0", "-1", "1", "2", "3", "17", "99999999999999999999", "2147483648", "9223372036854775807",
       "x" * 3000, SCRIPT, "'; DROP TABLE plan;--", "%00", "\u202e", "\u0301" * 50, "1,5", "1.000,5",
       "31/12/2025", "29/02/2023", "2025", "si", "guardar", "todos", "á" * 500, "=cmd|x",
       "a\r\nSet-Cookie: x=1", "\x7f", "{}", "[1]", "../../etc/passwd", "RA", "verificar:1-RA,1-RA",
       "registrar:" + ",".join(f"{i}-R" for i in range(300)), "\ud7ff", "\uffff", "🙂" * 40, " " * 200, "-0",
       "+1", "1e9", "NaN", "inf", "0x10"]
VALUES = {"council": ["guatape"] * 9 + ["otro"], "year": ["2024", "2025", "2026", "1999", "9999"],
          "code": ["registrar", "verificar", "2025", "informar", "objetivo", "lineas", "presentacion", "x"],
          "id": ["1", "1", "2", "3", "5", "9", "40", "99", "100000000000000000"], "token": ["abc", "A" * 43]}
# Who walks stays a member, with a password that is known.
LEFT_ALONE = ("/cuenta/clave", "/cuenta/sesiones", "/cuenta/dos", "/ingresar", "/salir", "/c/{council}/miembros/{id}")


def read_pages():
    """(address, names of fields, whether it takes a form) as the descriptors declare them."""
    pages = []
    for source in sorted(PAGES.glob("*/*.c")):
        text = source.read_text(encoding="utf-8")
        names = sorted(set(re.findall(r'(?:page_typed\(page|request_query\([^,]+), "(\w+)"', text)) |
                       set(re.findall(r'\.name = "(\w+)"', text)))
        for address, rest in re.findall(r'\.path = "([^"]+)"(.*?)\};', text, re.S):
            if not address.startswith(LEFT_ALONE):
                pages.append((address, names or ["x"], ".post" in rest))
    return pages


class OddValues(unittest.TestCase):
    def setUp(self):
        self.server = running.Server(PROGRAM, demo=True)
        self.chance = random.Random(int(os.environ.get("ODD_VALUES_SEED", "7")))
        self.people = [running.Person(self.server, f"{who}@demo.atalaya")
                       for who in ("presidencia", "secretaria", "consejera", "verificadora")]
        self.tokens = [person.hidden(person.text("/cuenta"))["testigo"] for person in self.people]

    def fill(self, address):
        return re.sub(r"\{(\w+)\}", lambda name: self.chance.choice(
            VALUES[name.group(1).replace("other_", "")]), address)

    def make_fields(self, names):
        fields = []
        for name in names:
            ending = self.chance.choice(["1", "2", "17", "0", "x"]) if name.endswith("_") else ""
            fields += [(name + ending, self.chance.choice(ODD)) for _ in range(self.chance.choice([0, 1, 1, 2]))]
        return fields

    def ask(self, page):
        address, names, takes_form = page
        who = self.chance.randrange(len(self.people))
        target = self.fill(address)
        if takes_form and self.chance.random() < 0.8:
            return target, self.people[who].ask(target, self.make_fields(names) + [("testigo", self.tokens[who])])
        query = urllib.parse.urlencode(self.make_fields(names)[:2], errors="surrogatepass")
        return target, self.people[who].ask(f"{target}?{query}")

    def test_no_value_breaks_a_page(self):
        pages, seen = read_pages(), {}
        self.assertGreater(len(pages), 150)
        for _ in range(int(os.environ.get("ODD_VALUES_REQUESTS", "1500"))):
            target, (status, headers, body) = self.ask(self.chance.choice(pages))
            seen[status] = seen.get(status, 0) + 1
            self.assertTrue(status < 500 or status == 503, f"{status} {target}")
            if headers.get_content_type() == "text/html":
                self.assertNotIn(SCRIPT.encode(), body, target)
            for cookie in headers.get_all("Set-Cookie", []):
                self.assertFalse(cookie.startswith("x="), target)
        for status in (200, 303, 404, 422):  # it went everywhere: pages, saves, strangers, corrections
            self.assertGreater(seen.get(status, 0), 10, seen)
        self.check_what_is_left()

    def check_what_is_left(self):
        for address in ("roles.pdf", "fichas.pdf", "plan-de-trabajo.pdf", "roles.xlsx", "fichas.xlsx",
                        "tablero.xlsx", *self.find_files("temas", "planeacion.pdf"),
                        *self.find_files("informes", "pdf")):
            status, _, _ = self.people[0].ask(f"/c/guatape/{address}")
            self.assertEqual(status, 200, address)
        data = self.server.data
        for command in (["audit", "verify"], ["doctor"]):
            done = subprocess.run([PROGRAM, *command, "--data", data], capture_output=True, text=True,
                                  env=running.ENVIRONMENT)
            self.assertNotIn("error ", done.stdout, done.stdout)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def find_files(self, kind, end):
        """One of each topic or report that the walk has left."""
        numbers = set(re.findall(rf'href="/c/guatape/{kind}/(\d+)"', self.people[0].text(f"/c/guatape/{kind}")))
        return [f"{kind}/{number}/{end}" for number in sorted(numbers)]

    def tearDown(self):
        status, output = self.server.stop()
        self.assertEqual(status, 0, output)
        self.assertNotIn("ERROR: AddressSanitizer", output)
        self.assertNotIn("runtime error", output)


if __name__ == "__main__":
    unittest.main(verbosity=2)
