#!/usr/bin/env python3
"""What the server does with requests that no browser sends: strictness_test.py PROGRAM.

Oversized, ambiguous, broken and slow requests, over raw sockets: each gets its status, one answer
and a closed connection, and honest people are served meanwhile."""
import os
import re
import sys
import threading
import time
import unittest

from running import Server

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
STATUS = re.compile(rb"HTTP/1\.1 (\d\d\d) ")
SECURITY = ["Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; "
            "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options: nosniff", "Cross-Origin-Opener-Policy: same-origin",
            "Cross-Origin-Resource-Policy: same-origin", "Referrer-Policy: ",
            "Permissions-Policy: camera=(), geolocation=(), microphone=()", "Cache-Control: "]


def get(target=b"/metodo", *headers, method=b"GET", version=b"HTTP/1.1", host=b"Host: 127.0.0.1"):
    lines = [method + b" " + target + b" " + version] + ([host] if host else []) + list(headers)
    return b"\r\n".join(lines) + b"\r\n\r\n"


def post(*headers, body=b""):
    return get(b"/ingresar", *headers, method=b"POST") + body


CLOSE = b"Connection: close"
# Name, bytes, status, whether the answer is ours (with all headers) or the library's own.
REFUSED = [
    ("no host", get(host=None), 400, True),
    ("two hosts", get(b"/", b"Host: evil.example"), 400, True),
    ("bad host", get(host=b"Host: a/b"), 400, True),
    ("space before colon", get(b"/", b"X : a"), 400, True),
    ("two equal lengths", post(b"Content-Length: 3", b"Content-Length: 3", body=b"a=b"), 400, True),
    ("two lengths", post(b"Content-Length: 3", b"Content-Length: 4", body=b"a=b"), 400, True),
    ("length and encoding", post(b"Content-Length: 3", b"Transfer-Encoding: chunked",
                                 body=b"0\r\n\r\n"), 400, True),
    ("encoding and length", post(b"Transfer-Encoding: chunked", b"Content-Length: 3",
                                 body=b"0\r\n\r\n"), 400, True),
    ("unknown encoding", post(b"Transfer-Encoding: gzip, chunked", body=b"0\r\n\r\n"), 400, True),
    ("two encodings", post(b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity",
                           body=b"0\r\n\r\n"), 400, True),
    ("no length", post(), 411, True),
    ("large form", post(b"Content-Length: 4000000", body=b"a" * 65536), 413, True),
    ("body of a GET", get(b"/metodo", b"Content-Length: 5") + b"abcde", 413, True),
    ("long path", get(b"/" + b"a" * 8192), 414, True),
    ("huge header", get(b"/", b"X: " + b"a" * 65536), 431, False),
    ("huge path", get(b"/" + b"a" * 65536), 414, False),
    ("bad chunk", post(b"Transfer-Encoding: chunked", body=b"zz\r\nabc\r\n0\r\n\r\n"), 411, True),
    ("good chunks", post(b"Transfer-Encoding: chunked", body=b"3\r\na=b\r\n0\r\n\r\n"), 411, True),
    ("negative length", post(b"Content-Length: -1"), 400, False),
    ("signed length", post(b"Content-Length: +3", body=b"a=b"), 400, False),
    ("endless length", post(b"Content-Length: 99999999999999999999999"), 413, False),
    ("TRACE", get(method=b"TRACE"), 405, True),
    ("OPTIONS", get(b"*", method=b"OPTIONS"), 405, True),
    ("DELETE", get(method=b"DELETE"), 405, True),
    ("PUT", get(b"/", b"Content-Length: 3", method=b"PUT") + b"abc", 405, True),
    ("CONNECT", get(b"evil.example:443", method=b"CONNECT"), 405, True),
    ("absolute address", get(b"http://evil.example/"), 400, True),
    ("bad escape", get(b"/%zz"), 400, True),
    ("escaped NUL", get(b"/a%00b"), 400, True),
    ("dots", get(b"/estatico/..%2f..%2fetc%2fpasswd"), 400, True),
    ("plain dots", get(b"/estatico/../../etc/passwd"), 400, True),
    ("backslash", get(b"/%5cevil.example"), 400, True),
    ("two slashes", get(b"//evil.example/"), 400, True),
    ("broken UTF-8", get(b"/%ff"), 400, True),
    ("broken UTF-8 in the query", get(b"/metodo?q=%c3"), 400, True),
    ("unknown version", get(version=b"HTTP/9.9"), 505, False),
    ("no colon", get(b"/", b"nocolon"), 400, False),
]


class Strictness(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(PROGRAM)

    @classmethod
    def tearDownClass(cls):
        status, output = cls.server.stop()
        assert status == 0, output
        assert "ERROR" not in output and "runtime error" not in output, output

    def ask(self, raw, **options):
        return self.server.ask(raw, **options)

    def check_security(self, answer, name):
        head = answer.split(b"\r\n\r\n")[0].decode()
        for header in SECURITY:
            self.assertIn("\r\n" + header, head, name)
        self.assertNotIn("Strict-Transport-Security", head, name)
        self.assertNotIn("Server:", head, name)

    def test_refused_requests_get_their_status_and_a_closed_connection(self):
        for name, raw, status, is_ours in REFUSED:
            with self.subTest(name):
                answer, is_closed = self.ask(raw)
                found = STATUS.findall(answer)
                self.assertTrue(found, answer[:200])
                self.assertEqual(found[0], str(status).encode(), answer[:200])
                self.assertTrue(is_closed)
                if is_ours:
                    self.assertEqual(len(found), 1, answer[:400])
                    self.check_security(answer, name)
                    self.assertIn("lang=\"es-CO\"".encode(), answer)

    def test_nothing_hides_behind_a_refused_request(self):
        """What follows an ambiguous request on its connection is never answered as a request."""
        hidden = get(b"/no-debe-verse", CLOSE)
        for name, raw, _, is_ours in REFUSED:
            if not is_ours:
                continue
            with self.subTest(name):
                answer, _ = self.ask(raw + hidden)
                self.assertEqual(len(STATUS.findall(answer)), 1)
                self.assertNotIn(b"404", answer.split(b"\r\n")[0])

    def test_every_answer_has_the_security_headers(self):
        style = re.search(rb'href="(/estatico/[^"]+\.css)"', self.ask(get(b"/", CLOSE))[0]).group(1)
        cases = {b"/": 200, b"/metodo": 200, b"/ingresar": 200, b"/no-existe": 404, style: 200,
                 b"/estatico/no.css": 404, b"/c/no-existe": 404, b"/cuenta?x=%41": None}
        for target, status in cases.items():
            for method in (b"GET", b"HEAD"):
                with self.subTest(target, method=method):
                    answer, _ = self.ask(get(target, CLOSE, method=method))
                    if status:
                        self.assertEqual(STATUS.findall(answer), [str(status).encode()])
                    self.check_security(answer, target)
                    if method == b"HEAD":
                        self.assertEqual(answer.split(b"\r\n\r\n", 1)[1], b"")

    def test_requests_in_one_connection_are_answered_in_order(self):
        answer, _ = self.ask(get(b"/metodo") + get(b"/no-existe") + get(b"/accesibilidad", CLOSE))
        self.assertEqual(STATUS.findall(answer), [b"200", b"404", b"200"])

    def test_packed_answers_are_the_same_page(self):
        import gzip
        plain, _ = self.ask(get(b"/metodo", CLOSE))
        packed, _ = self.ask(get(b"/metodo", CLOSE, b"Accept-Encoding: gzip"))
        head, body = packed.split(b"\r\n\r\n", 1)
        self.assertIn(b"Content-Encoding: gzip", head)
        self.assertIn(b"Vary: Accept-Encoding", head)
        self.assertEqual(gzip.decompress(body), plain.split(b"\r\n\r\n", 1)[1])
        self.assertLess(len(body), len(plain) / 2)

    def test_a_page_that_the_browser_has_is_not_sent_again(self):
        first, _ = self.ask(get(b"/metodo", CLOSE))
        tag = re.search(rb"ETag: (\S+)", first).group(1)
        again, _ = self.ask(get(b"/metodo", CLOSE, b"If-None-Match: " + tag))
        self.assertEqual(STATUS.findall(again), [b"304"])
        self.assertEqual(again.split(b"\r\n\r\n", 1)[1], b"")
        self.check_security(again, "304")

    def test_static_files_are_kept_for_ever_and_packed(self):
        style = re.search(rb'href="(/estatico/[^"]+\.css)"', self.ask(get(b"/", CLOSE))[0]).group(1)
        for coding in (b"gzip", b"br"):
            answer, _ = self.ask(get(style, CLOSE, b"Accept-Encoding: " + coding))
            self.assertIn(b"Content-Encoding: " + coding, answer)
            self.assertIn(b"Cache-Control: public, max-age=31536000, immutable", answer)
            self.assertLess(len(answer), 5000)

    def cut_after(self, first, drop, pause):
        """Seconds until the server hangs up on somebody who sends drops."""
        start = time.monotonic()
        connection = self.server.connect(timeout=0.01)
        connection.sendall(first)
        while time.monotonic() < start + 40:
            try:
                connection.sendall(drop)
                if connection.recv(100) == b"":
                    break
            except TimeoutError:
                time.sleep(pause)
            except OSError:
                break
        connection.close()
        return time.monotonic() - start

    def test_who_sends_drops_is_cut_and_others_are_served(self):
        cases = [(b"GET / HTTP/1.1\r\nHost: a\r\nX: ", b"a"),
                 (b"G", b"E"),
                 (get(b"/metodo"), b"X"),  # after an answered request: a second one that trickles
                 (post(b"Content-Length: 60000"), b"a")] * 10
        taken = [None] * len(cases)

        def run(number):
            taken[number] = self.cut_after(*cases[number], pause=0.5)

        attackers = [threading.Thread(target=run, args=(i,)) for i in range(len(cases))]
        for attacker in attackers:
            attacker.start()
        slowest = 0
        while any(attacker.is_alive() for attacker in attackers):
            start = time.monotonic()
            answer, _ = self.ask(get(b"/metodo", CLOSE))
            self.assertEqual(STATUS.findall(answer), [b"200"])
            slowest = max(slowest, time.monotonic() - start)
            time.sleep(0.3)
        self.assertLess(max(taken), 20, taken)
        self.assertLess(slowest, 3)

    def test_broken_off_uploads_leave_nothing_behind(self):
        self.ask(get(b"/metodo", CLOSE))
        files_before = self.server.open_files()
        for _ in range(60):
            connection = self.server.connect()
            connection.sendall(post(b"Content-Length: 50000", body=b"a" * 20000))
            connection.close()
        deadline = time.monotonic() + 10
        while self.server.open_files() > files_before + 5 and time.monotonic() < deadline:
            time.sleep(0.2)
        self.assertLessEqual(self.server.open_files(), files_before + 5)

    def test_many_large_bodies_do_not_fill_the_memory(self):
        """A stranger's body is refused by its announced size, and held up to 64 kB."""
        before = self.server.memory_kb()
        chunk = b"a" * 0x4000
        open_ones = []
        for _ in range(30):
            connection = self.server.connect()
            connection.sendall(post(b"Content-Type: multipart/form-data; boundary=x",
                                    b"Content-Length: 65536"))
            try:
                for _ in range(40):
                    connection.sendall(chunk)
            except OSError:
                pass
            open_ones.append(connection)
        grown = self.server.memory_kb() - before
        for connection in open_ones:
            connection.close()
        self.assertLess(grown, 64 * 1024)


class Stopping(unittest.TestCase):
    def test_a_request_under_way_is_answered_before_the_end(self):
        server = Server(PROGRAM)
        connection = server.connect()
        connection.sendall(post(b"Content-Length: 3", body=b"a="))
        time.sleep(0.3)
        server.process.terminate()
        time.sleep(0.3)
        connection.sendall(b"b")
        answer = connection.recv(65536)
        connection.close()
        self.assertEqual(STATUS.findall(answer), [b"403"])
        status, output = server.stop()
        self.assertEqual(status, 0, output)

    def test_only_this_computer_without_https(self):
        with self.assertRaises(ConnectionRefusedError):
            server = Server(PROGRAM, "--listen", "0.0.0.0")
            server.stop()

    def test_behind_https_cookies_and_headers_are_strict(self):
        server = Server(PROGRAM, "--base-url", "https://consejo.example")
        try:
            answer, _ = server.ask(get(b"/ingresar", CLOSE, b"X-Forwarded-Proto: http"))
            self.assertIn(b"Strict-Transport-Security: max-age=63072000; includeSubDomains", answer)
            self.assertRegex(answer, rb"Set-Cookie: __Host-f=[^;]+; Path=/; Secure; HttpOnly; SameSite=Lax")
        finally:
            server.stop()


if __name__ == "__main__":
    unittest.main()
