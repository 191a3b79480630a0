#!/usr/bin/env python3
"""Many people at once: threads_test.py PROGRAM. Eight of them read, log in wrongly, and hang up in the
middle; the server answers everybody, says nothing unexpected, and ends cleanly on SIGTERM.

Run with the ThreadSanitizer build it also finds races: any report ends the program badly."""
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
PATHS = ["/", "/ingresar", "/metodo", "/accesibilidad", "/datos-personales", "/no-existe"]
PEOPLE, ROUNDS = 8, 25


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Threads(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.port = find_free_port()
        # The server's sandbox forbids the tracing that LeakSanitizer needs.
        environment = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}
        subprocess.run([PROGRAM, "init", "--data", self.folder.name], check=True, capture_output=True,
                       env=environment)
        self.server = subprocess.Popen(
            [PROGRAM, "serve", "--data", self.folder.name, "--port", str(self.port)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
        self.faults = []
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                self.fetch("/")
                return
            except ConnectionRefusedError:
                time.sleep(0.05)
        self.server.kill()
        self.fail("the server did not start")

    def tearDown(self):
        if self.server.poll() is None:
            self.server.kill()
        self.server.stdout.close()
        self.server.wait()
        self.folder.cleanup()

    def fetch(self, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        connection.request("POST" if body else "GET", path, body, headers)
        status = connection.getresponse().status
        connection.close()
        return status

    def hang_up(self):
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as line:
            line.sendall(b"POST /ingresar HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\ncorreo=")

    def visit(self, number):
        form = urllib.parse.urlencode({"correo": f"p{number}@ejemplo.org", "clave": "x", "testigo": "falso"})
        for turn in range(ROUNDS):
            path = PATHS[(number + turn) % len(PATHS)]
            expected = 404 if path == "/no-existe" else 200
            status = self.fetch(path)
            if status != expected:
                self.faults.append((path, status))
            if turn % 5 == number % 5:
                status = self.fetch("/ingresar", form)
                if status not in (200, 303, 403, 422, 429):
                    self.faults.append(("POST /ingresar", status))
                self.hang_up()

    def test_everybody_is_answered_and_the_server_ends_cleanly(self):
        people = [threading.Thread(target=self.visit, args=(number,)) for number in range(PEOPLE)]
        for person in people:
            person.start()
        for person in people:
            person.join()
        self.assertEqual(self.faults, [])
        self.server.send_signal(signal.SIGTERM)
        output, _ = self.server.communicate(timeout=30)
        self.assertEqual(self.server.returncode, 0, output.decode())
        self.assertNotIn(b"Sanitizer", output)


if __name__ == "__main__":
    unittest.main()
