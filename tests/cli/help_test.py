#!/usr/bin/env python3
"""Every command explains itself without touching anything: help_test.py PROGRAM."""
import os
import re
import subprocess
import sys
import tempfile
import unittest

COMMANDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/cli/commands.def")
PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"


class Help(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        self.folder.cleanup()

    def run_program(self, *arguments):
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False,
                              cwd=self.folder.name, stdin=subprocess.DEVNULL)

    def test_every_command_has_its_help(self):
        with open(COMMANDS, encoding="utf-8") as file:
            commands = re.findall(r'^COMMAND\(\w+, "([\w-]+)", "(.+)"\)$', file.read(), re.M)
        listed = self.run_program("--help")
        self.assertEqual((listed.returncode, listed.stderr), (0, ""))
        width = max(len(name) for name, _ in commands)
        for name, summary in commands: # each in its line, the summaries under each other
            self.assertIn(f"\n  {name.ljust(width)} {summary}\n", listed.stdout)
        for command, _ in commands:
            answer = self.run_program(command, "--help")
            self.assertEqual((answer.returncode, answer.stderr), (0, ""), command)
            self.assertTrue(answer.stdout.startswith(f"Uso: atalaya {command}"), command)
            self.assertLessEqual(max(map(len, answer.stdout.splitlines())), 100, command)
        self.assertEqual(os.listdir(self.folder.name), [])

    def test_wrong_use_is_told_apart_from_failure(self):
        for arguments in ((), ("nada",), ("evaluate", "--nada"), ("user",), ("backup",)):
            answer = self.run_program(*arguments)
            self.assertNotEqual(answer.returncode, 0, arguments)
            self.assertIn("atalaya", answer.stderr)

    def test_version(self):
        self.assertRegex(self.run_program("--version").stdout, r"^atalaya \d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    unittest.main()
