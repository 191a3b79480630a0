#!/usr/bin/env python3
"""Headers, cookies and the journal as the whole program gives them: security_test.py PROGRAM.

A member logs in, looks around and leaves; the database breaks. Every answer has its headers, private
pages are kept nowhere, and the journal, with its traces on, knows no secret and no e-mail."""
import html
import http.cookies
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

from running import ENVIRONMENT, Server

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
EMAIL, PHRASE = "admin@atalaya.local", "cuatro palabras que nadie sabe"
HEADERS = ["content-security-policy", "x-content-type-options", "referrer-policy",
           "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy",
           "cache-control"]


class Visitor:
    """A browser without a window: cookies, forms, no redirects."""

    def __init__(self, server, *headers):
        self.server, self.headers, self.cookies, self.seen = server, headers, {}, set()

    def ask(self, target, fields=None):
        body = urllib.parse.urlencode(fields).encode() if fields is not None else b""
        lines = [f"{'GET' if fields is None else 'POST'} {target} HTTP/1.1", "Host: 127.0.0.1",
                 "Connection: close", "User-Agent: Prueba/1",
                 "Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
                 *self.headers]
        if fields is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        answer, _ = self.server.ask("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        head, _, text = answer.partition(b"\r\n\r\n")
        first, *rest = head.decode().split("\r\n")
        headers = [(name.lower(), value) for name, value in (line.split(": ", 1) for line in rest)]
        for name, value in headers:
            if name == "set-cookie":
                self.keep(value)
        return int(first.split()[1]), headers, text.decode()

    def keep(self, value):
        cookie = http.cookies.SimpleCookie(value)
        for name, morsel in cookie.items():
            self.cookies[name] = morsel.value
            self.seen.add(morsel.value)
            if morsel["max-age"] == "0":
                del self.cookies[name]

    def send(self, target, fields, page=None):
        """Fills the form of a page as a browser does: with its token."""
        _, _, text = self.ask(page or target)
        token = re.findall(r'name="testigo" value="([^"]+)"', text)[-1]
        self.seen.add(token)
        return self.ask(target, {**fields, "testigo": html.unescape(token)})


class Security(unittest.TestCase):
    def setUp(self):
        self.server = Server(PROGRAM, environment={"ATALAYA_TRACE": "http,sql,auth,web"})
        printed = subprocess.run([PROGRAM, "user", "password", EMAIL, "--data", self.server.data], check=True,
                                 capture_output=True, text=True, env=ENVIRONMENT).stdout
        self.one_time = printed.split(": ")[-1].strip()
        self.visitor = Visitor(self.server)
        self.output = None

    def tearDown(self):
        if self.output is None:
            self.server.stop()

    def log_in(self):
        status, headers, _ = self.visitor.send("/ingresar", {"correo": EMAIL, "clave": self.one_time})
        self.assertEqual(status, 303)
        self.visitor.send("/cuenta/clave", {"actual": self.one_time, "nueva": PHRASE, "repetida": PHRASE})
        return headers

    def check(self, headers, is_private):
        found = dict(headers)
        for name in HEADERS:
            self.assertIn(name, found)
        self.assertEqual(found["cache-control"], "no-store" if is_private else "no-cache")
        self.assertEqual(found["referrer-policy"],
                         "no-referrer" if is_private else "strict-origin-when-cross-origin")

    def test_the_cookie_of_a_session_is_for_this_site_and_no_script(self):
        headers = self.log_in()
        session = next(value for name, value in headers if name == "set-cookie" and value.startswith("s="))
        self.assertRegex(session, r"^s=[\w-]{43}; Path=/; HttpOnly; SameSite=Lax$")

    def test_private_pages_are_kept_nowhere_and_leaving_clears_the_browser(self):
        self.log_in()
        for target in ("/", "/cuenta", "/cuenta/sesiones", "/cuenta/mis-datos", "/cuenta/mis-datos.json",
                       "/admin/personas", "/no-existe", "/metodo"):
            with self.subTest(target):
                _, headers, _ = self.visitor.ask(target)
                self.check(headers, is_private=True)
        status, headers, _ = self.visitor.send("/salir", {}, page="/cuenta")
        self.assertEqual(status, 303)
        self.assertEqual(dict(headers)["clear-site-data"], '"cache", "storage"')
        self.assertEqual(self.visitor.ask("/cuenta")[0], 303)
        self.check(self.visitor.ask("/metodo")[1], is_private=False)

    def test_a_page_shows_other_bytes_of_its_token_each_time(self):
        self.log_in()
        tokens = [re.findall(r'name="testigo" value="([^"]+)"', self.visitor.ask("/cuenta")[2])
                  for _ in range(2)]
        self.assertEqual(len(set(tokens[0] + tokens[1])), 2 * len(tokens[0]))

    def test_a_broken_database_is_answered_with_all_headers(self):
        with sqlite3.connect(os.path.join(self.server.data, "atalaya.sqlite")) as database:
            database.execute("ALTER TABLE council RENAME TO gone")
        status, headers, text = self.visitor.ask("/")
        self.assertEqual(status, 500)
        self.check(headers, is_private=True)
        self.assertIn("Algo falló de nuestro lado", text)
        self.assertNotIn("council", text)

    def test_the_journal_knows_no_secret_and_no_email(self):
        self.log_in()
        visitor = self.visitor
        _, _, text = visitor.send("/admin/personas/nueva", {"nombre": "Nora", "correo": "nora@ejemplo.org"})
        given = re.search(r'id="contrasena">([^<]+)<', text).group(1)
        visitor.send("/admin/consejos/nuevo", {"entidad": "05321", "codigo": "guatape", "nombre": "Consejo"},
                     page="/admin/consejos/nuevo?entidad=05321")
        _, _, text = visitor.send("/c/guatape/miembros/invitar", {
            "nombre": "Eva", "correo": "eva@ejemplo.org", "rol_secretaria_tecnica": "si"})
        token = re.search(r"/invitacion/([\w-]{43})", text).group(1)
        stranger = Visitor(self.server)
        stranger.send("/ingresar", {"correo": "nora@ejemplo.org", "clave": "una contraseña errada"})
        stranger.ask(f"/ingresar?volver=/invitacion/{token}")
        stranger.ask(f"/invitacion/{token}")
        stranger.ask(f"/invitacion/{token}?correo=eva@ejemplo.org")
        stranger.send(f"/invitacion/{token}", {"nombre": "Eva", "clave": PHRASE, "repetida": PHRASE})
        _, self.output = self.server.stop()
        self.assertIn("/invitacion/{token}", self.output)  # the traces are on
        secrets = {EMAIL, PHRASE, self.one_time, given, token, "nora@", "eva@", "errada"}
        for secret in secrets | visitor.seen | stranger.seen:
            if secret:
                self.assertNotIn(secret, self.output)


class BehindAProxy(unittest.TestCase):
    def test_a_stranger_does_not_choose_the_address_that_tries_are_counted_under(self):
        """Some proxies add a line of their own below what came, instead of lengthening that."""
        with tempfile.NamedTemporaryFile("w", suffix=".ini") as settings:
            settings.write("trusted_proxies = 127.0.0.1\n")
            settings.flush()
            server = Server(PROGRAM, "--config", settings.name)
            try:
                marks = set()
                for told in ("192.0.2.1", "192.0.2.2", "192.0.2.3"):
                    stranger = Visitor(server, f"X-Forwarded-For: {told}", "X-Forwarded-For: 203.0.113.5")
                    stranger.send("/ingresar", {"correo": "nadie@ejemplo.org", "clave": "una contraseña errada"})
                    with sqlite3.connect(os.path.join(server.data, "atalaya.sqlite")) as database:
                        marks |= {mark for mark, in database.execute("SELECT mark FROM throttle")}
                self.assertEqual(len(marks), 2, marks)  # of the account and of the address
            finally:
                server.stop()


if __name__ == "__main__":
    unittest.main()
