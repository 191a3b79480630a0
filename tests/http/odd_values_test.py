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
SOURCES = pathlib.Path(__file__).resolve().parents[2] / "src"
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


def read_fields(text, constants):
    """{name of a list of fields: [(name, whether it may be repeated)]} of a source."""
    lists = {}
    for name, body in re.findall(r"struct page_field (\w+)\[\] = \{(.*?)\};", text, re.S):
        found = [(literal or constants.get(word), "is_repeated" in rest) for literal, word, rest in
                 re.findall(r'\{\s*\.name = (?:"(\w+)"|(\w+))([^{}]*)\}', body) if "is_file" not in rest]
        for definitions in re.findall(r'#include "([\w/]+\.def)"', body):
            rows = (SOURCES / definitions).read_text(encoding="utf-8")
            found += [(key, False) for key in re.findall(r'^[A-Z_]+\([^"\n]*?"(\w+)"', rows, re.M)]
        lists[name] = [field for field in found if field[0]]
    return lists


def read_pages():
    """(address, names in its query, fields of its form or None) as the descriptors declare them."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((SOURCES / "web").rglob("*.c"))}
    lists, pages = {}, []
    for path, text in texts.items():
        constants = dict(re.findall(r'static const char (\w+)\[\] = "(\w+)"', text))
        lists[path] = read_fields(text, constants)
    shared = {name: fields for own in lists.values() for name, fields in own.items() if name != "fields"}
    for path, text in texts.items():
        asked = sorted(set(re.findall(r'request_query\([^,]+, "(\w+)"', text)))
        for address, rest in re.findall(r'\.path = "([^"]+)"(.*?)\};', text, re.S):
            name = re.search(r"\.fields = (\w+)", rest)
            form = {**shared, **lists[path]}[name.group(1)] if name else []
            if not address.startswith(LEFT_ALONE):
                pages.append((address, asked or ["x"], form if ".post" in rest else None))
    return pages


class OddValues(unittest.TestCase):
    def setUp(self):
        self.server = running.Server(PROGRAM, demo=True)
        self.sent = {}  # statuses of the forms sent to each address
        self.chance = random.Random(int(os.environ.get("ODD_VALUES_SEED", "7")))
        self.people = [running.Person(self.server, f"{who}@demo.atalaya")
                       for who in ("presidencia", "secretaria", "consejera", "verificadora")]
        self.tokens = [person.hidden(person.text("/cuenta"))["testigo"] for person in self.people]

    def fill(self, address):
        return re.sub(r"\{(\w+)\}", lambda name: self.chance.choice(
            VALUES[name.group(1).replace("other_", "")]), address)

    def make_form(self, fields):
        """Most fields once; what may be repeated often twice; now and then one that must not be."""
        form = []
        for name, is_repeated in fields:
            times = self.chance.choice([0, 1, 2, 3] if is_repeated else [0] * 8 + [1] * 31 + [2])
            ending = self.chance.choice(["1", "2", "17", "0", "x"]) if name.endswith("_") else ""
            form += [(name + ending, self.chance.choice(ODD)) for _ in range(times)]
        return form

    def ask(self, page):
        address, asked, form = page
        who = self.chance.randrange(len(self.people))
        target = self.fill(address)
        if form is not None and self.chance.random() < 0.8:
            answer = self.people[who].ask(target, self.make_form(form) + [("testigo", self.tokens[who])])
            self.sent.setdefault(address, []).append(answer[0])
            return target, answer
        query = urllib.parse.urlencode([(name, self.chance.choice(ODD)) for name in asked[:2]], errors="surrogatepass")
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
        self.check_what_was_read()
        self.check_what_is_left()

    def check_what_was_read(self):
        """Nearly every form was read, not refused for its fields or their size."""
        refused = [address for address, all_of_it in self.sent.items() if not set(all_of_it) - {400, 413}]
        self.assertGreater(len(self.sent), 70)
        self.assertLess(len(refused), len(self.sent) // 8, refused)

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
