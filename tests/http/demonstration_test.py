#!/usr/bin/env python3
"""The demonstration, whose password everybody knows, is served on this machine only:
demonstration_test.py PROGRAM."""
import os
import socket
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}


class Demonstration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for command in ("init", "demo"):
            subprocess.run([PROGRAM, command, "--data", cls.folder.name], check=True, capture_output=True,
                           env=ENVIRONMENT)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def serve(self, *options, data=None):
        """(whether it serves, what it says); a server that starts is stopped."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = str(probe.getsockname()[1])
        server = subprocess.Popen([PROGRAM, "serve", "--data", data or self.folder.name, "--port", port, *options],
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
        first = server.stdout.readline()
        server.terminate()
        _, errors = server.communicate(timeout=30)
        return first.startswith("Atalaya atiende"), errors

    def test_on_this_machine(self):
        for address in ("http://127.0.0.1:8080", "http://localhost"):
            served, errors = self.serve("--base-url", address)
            self.assertTrue(served, errors)

    def test_not_for_others(self):
        for options in (("--listen", "0.0.0.0", "--base-url", "https://consejo.example"),
                        ("--base-url", "https://consejo.example"),
                        ("--base-url", "http://localhost.example")):
            served, errors = self.serve(*options)
            self.assertFalse(served, options)
            self.assertIn("solo se atiende en este equipo", errors)

    def test_not_for_others_from_a_copy_either(self):
        """A copy brings the accounts of known password along."""
        with tempfile.TemporaryDirectory() as folder:
            copy, data = os.path.join(folder, "copia.tar"), os.path.join(folder, "datos")
            for words in (("backup", copy, "--data", self.folder.name), ("restore", copy, "--data", data)):
                subprocess.run([PROGRAM, *words], check=True, capture_output=True, env=ENVIRONMENT)
            served, errors = self.serve("--listen", "0.0.0.0", "--base-url", "https://consejo.example", data=data)
            self.assertFalse(served)
            self.assertIn("solo se atiende en este equipo", errors)

    def test_loading_it_again_changes_nothing(self):
        found = subprocess.run([PROGRAM, "demo", "--data", self.folder.name], check=True, text=True,
                               capture_output=True, env=ENVIRONMENT)
        self.assertIn("ya estaba", found.stdout)
        self.assertIn("presidencia@demo.atalaya", found.stdout)


if __name__ == "__main__":
    unittest.main()
