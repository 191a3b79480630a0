#!/usr/bin/env python3
"""Evidence goes up and comes down whole without the server holding it in memory: upload_test.py PROGRAM.

Four files of almost ten megabytes each in one form, a form that breaks off, one that is too large, and
the way back from the disk."""
import hashlib
import http.client
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

from running import ENVIRONMENT, find_free_port

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
PASSWORD = "demostracion-atalaya"
BOUNDARY = "----atalaya"
FILE_BYTES = 9_900_000
ROOM_KB = 12 * 1024


def make_pdf(number):
    piece = b"%07d acta de entrega\n" % number
    return (b"%PDF-1.7\n" + piece * (FILE_BYTES // len(piece) + 1))[:FILE_BYTES]


def multipart(fields, files):
    parts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
             for name, value in fields.items()]
    for name, content in files:
        parts += [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="archivos"; filename="{name}"\r\n'
                  f"Content-Type: application/pdf\r\n\r\n".encode(), content, b"\r\n"]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def read_memory_kb(pid):
    """What the program itself holds; pages of a mapped file are the system's to take back."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("RssAnon"))


class Watch(threading.Thread):
    """The most that a program holds while the test goes on."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most, self.goes_on = pid, 0, True
        self.start()

    def run(self):
        while self.goes_on:
            self.most = max(self.most, read_memory_kb(self.pid))
            time.sleep(0.002)

    def end(self):
        self.goes_on = False
        self.join()
        return self.most


class Upload(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.data, cls.port = cls.folder.name, find_free_port()
        cls.environment = {**ENVIRONMENT, "ATALAYA_NOW": "2026-11-20T15:00:00Z"}
        for command in (["init"], ["demo"]):
            subprocess.run([PROGRAM, *command, "--data", cls.data], check=True, capture_output=True,
                           env=cls.environment)
        cls.process = subprocess.Popen(
            [PROGRAM, "serve", "--data", cls.data, "--port", str(cls.port)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=cls.environment)
        deadline = time.monotonic() + 30
        while True:
            try:
                cls.get("/")
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
        cls.cookie = cls.log_in("consejera@demo.atalaya")
        board = cls.get("/c/guatape/tablero").decode()
        cls.indicator = re.search(r'/c/guatape/indicador/(\d+)[^>]*>Vía terciaria', board).group(1)
        cls.path = f"/c/guatape/registrar/{cls.indicator}/2026"

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.wait(30)
        cls.folder.cleanup()

    @classmethod
    def ask(cls, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", cls.port, timeout=60)
        connection.request(method, path, body, {"Cookie": getattr(cls, "cookie", ""), **(headers or {})})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    @classmethod
    def get(cls, path):
        return cls.ask("GET", path)[1]

    @classmethod
    def log_in(cls, email):
        answer, page = cls.ask("GET", "/ingresar")
        form_cookie = answer.getheader("Set-Cookie").split(";")[0]
        token = re.search(r'name="testigo" value="([^"]+)"', page.decode()).group(1)
        names = re.findall(r'<input[^>]*name="([^"]+)"', page.decode())
        fields = {name: "" for name in names}
        fields.update({"testigo": token, "correo": email, "clave": PASSWORD})
        answer, _ = cls.ask("POST", "/ingresar", urllib.parse.urlencode(fields),
                            {"Cookie": form_cookie, "Content-Type": "application/x-www-form-urlencoded"})
        cookies = [value.split(";")[0] for name, value in answer.getheaders() if name == "Set-Cookie"]
        return next(cookie for cookie in cookies if cookie.startswith("s="))

    def send(self, files, **fields):
        token = re.search(r'name="testigo" value="([^"]+)"', self.get(self.path).decode()).group(1)
        body = multipart({"testigo": token, "paso": "adjuntar", "version": "0", **fields}, files)
        return self.ask("POST", self.path, body,
                        {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})

    def memory_kb(self):
        return read_memory_kb(self.process.pid)

    def test_large_files_go_up_and_come_down_without_being_held(self):
        files = [(f"acta {i}.pdf", make_pdf(i)) for i in range(4)]
        self.send([("primera.pdf", b"%PDF-1.7 para calentar")])
        before = self.memory_kb()
        watch = Watch(self.process.pid)
        answer, page = self.send(files)
        self.assertEqual(answer.status, 200, page)
        links = re.findall(r'href="(/c/guatape/soporte/\d+)">(acta \d\.pdf)<', page.decode())
        self.assertEqual(len(links), 4)
        contents = dict(files)
        for path, name in links:
            answer, content = self.ask("GET", path)
            self.assertEqual(answer.status, 200)
            self.assertEqual(hashlib.sha256(content).digest(), hashlib.sha256(contents[name]).digest())
            self.assertEqual(answer.getheader("Content-Security-Policy"), "default-src 'none'; sandbox")
            self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
            self.assertTrue(answer.getheader("Content-Disposition").startswith("attachment;"))
        self.assertLess(watch.end() - before, ROOM_KB)
        # Nothing is left behind where bodies and files wait.
        self.assertEqual(os.listdir(os.path.join(self.data, "tmp")), [])
        self.assertEqual(os.listdir(os.path.join(self.data, "soportes", "entrante")), [])
        answer, content = self.ask("HEAD", links[0][0])
        self.assertEqual((answer.status, content), (200, b""))
        self.assertEqual(int(answer.getheader("Content-Length")), FILE_BYTES)
        anonymous, _ = self.ask("GET", links[0][0], headers={"Cookie": ""})
        self.assertEqual(anonymous.status, 404)

    def test_a_form_that_breaks_off_leaves_nothing(self):
        open_files = len(os.listdir(f"/proc/{self.process.pid}/fd"))
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest("POST", self.path)
        connection.putheader("Cookie", self.cookie)
        connection.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
        connection.putheader("Content-Length", "8000000")
        connection.endheaders()
        connection.send(b"x" * 3_000_000)
        time.sleep(0.3)
        self.assertEqual(os.listdir(os.path.join(self.data, "tmp")), [])
        connection.close()
        deadline = time.monotonic() + 10
        while len(os.listdir(f"/proc/{self.process.pid}/fd")) > open_files:
            self.assertLess(time.monotonic(), deadline, "the file of a broken form stays open")
            time.sleep(0.05)

    def announce(self, cookie, length):
        """The answer to a form of which only the headers came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest("POST", self.path)
        connection.putheader("Cookie", cookie)
        connection.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
        connection.putheader("Content-Length", str(length))
        connection.endheaders()
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        return answer.status, page

    def test_more_than_the_page_takes_is_refused_before_it_is_read(self):
        status, page = self.announce(self.cookie, 41 * 1024 * 1024)
        self.assertEqual(status, 413)
        self.assertIn("demasiado grande", page)

    def test_a_made_up_session_sends_no_more_than_a_stranger(self):
        for cookie in ("", "s=x", "s=" + "A" * 43):
            self.assertEqual(self.announce(cookie, 65 * 1024)[0], 413, cookie)


if __name__ == "__main__":
    unittest.main()
