#!/usr/bin/env python3
"""The documents tell the truth: links lead somewhere, named files exist, every command has its place
in the manual page, and the package's version is the program's."""
import re
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "catalog").glob("*.md"),
                    *(ROOT / "migrations").glob("*.md")])
# `dir/file.ext` in code marks, without placeholders and wildcards.
NAMED_FILE = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:c|h|py|mjs|def|txt|csv|md|sql|html))`")


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


class Documents(unittest.TestCase):
    def test_links_lead_somewhere(self):
        for document in DOCUMENTS:
            for target in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8")):
                if "://" not in target:
                    self.assertTrue((document.parent / target).exists(), f"{document.name}: {target}")

    def test_named_files_exist(self):
        for document in DOCUMENTS:
            for name in NAMED_FILE.findall(document.read_text(encoding="utf-8")):
                if "NAME" not in name and "NNNN" not in name:
                    found = any((base / name).exists() for base in (ROOT, ROOT / "src", document.parent))
                    self.assertTrue(found, f"{document.name}: {name}")

    def test_documents_that_the_code_names_exist(self):
        for file in sorted(path for folder in ("src", "tools", "migrations") for path in (ROOT / folder).rglob("*")
                           if path.suffix in (".c", ".h", ".def", ".sql", ".py", ".html")):
            for name in re.findall(r"docs/[\w/-]+\.md", file.read_text(encoding="utf-8")):
                self.assertTrue((ROOT / name).exists(), f"{file.relative_to(ROOT)}: {name}")

    def test_every_chapter_is_listed(self):
        for folder in ("docs/manual", "docs/decisions"):
            index = read(f"{folder}/README.md")
            for chapter in (ROOT / folder).glob("*.md"):
                if chapter.name != "README.md":
                    self.assertEqual(index.count(f"]({chapter.name})"), 1, chapter.name)


class Glossary(unittest.TestCase):
    def setUp(self):
        migrations = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "migrations").glob("*.sql"))
        self.tables = dict(re.findall(r"^CREATE TABLE (\w+) \((.*?)^\)", migrations, re.M | re.S))
        rows = [line.split("|")[1:-1] for line in read("GLOSSARY.md").splitlines() if line.startswith("| ")]
        self.named = [name for row in rows[1:] for name in re.findall(r"`([a-z_]+(?:\.\w+)?)`", row[3])
                      if not name.endswith(".def")]

    def test_named_columns_exist(self):
        self.assertGreater(len(self.named), 20)
        for name in self.named:
            table, _, column = name.partition(".")
            if column:
                self.assertIn(column, self.tables[table], name)

    def test_every_table_has_its_word(self):
        named = {name.split(".")[0] for name in self.named}
        self.assertEqual(sorted(set(self.tables) - named - {"schema_step"}), [])


class ManualPage(unittest.TestCase):
    def setUp(self):
        self.page = read("docs/man/atalaya.1")

    def test_commands_are_those_of_the_program(self):
        commands = re.findall(r'^COMMAND\(\w+, "([\w-]+)"', read("src/cli/commands.def"), re.M)
        described = re.findall(r"^\.SS ([\w-]+)", self.page, re.M)
        self.assertEqual(sorted(commands), sorted(described))

    def test_every_option_is_described(self):
        page = self.page.replace("\\-", "-")
        for file in sorted((ROOT / "src/cli").glob("*.c")):
            for option in re.findall(r'"(--[a-z-]+)', file.read_text(encoding="utf-8")):
                self.assertIn(option, page, file.name)

    def test_it_is_well_formed(self):
        found = subprocess.run(["groff", "-Kutf8", "-man", "-Tutf8", "-ww", "-z", ROOT / "docs/man/atalaya.1"],
                               capture_output=True, text=True, check=False)
        self.assertEqual(found.stderr, "")


class Packages(unittest.TestCase):
    def test_versions_agree(self):
        version = re.search(r"version: '([\d.]+)'", read("meson.build")).group(1)
        self.assertTrue(read("debian/changelog").startswith(f"atalaya ({version})"))

    def test_the_package_is_built_with_what_a_build_needs(self):
        listed = {line.split("#")[0].strip() for line in read("tools/packages/build.txt").splitlines()}
        control = set(re.findall(r"^ ([\w.+-]+)", read("debian/control").split("\nPackage:")[0], re.M))
        implied = {"gcc", "libc6-dev"}
        self.assertEqual(listed - {""} - implied, control)

    def test_service_file(self):
        tool = subprocess.run(["which", "systemd-analyze"], capture_output=True, check=False)
        if tool.returncode:
            self.skipTest("systemd-analyze is not here")
        text = read("packaging/atalaya.service").replace("@bindir@/atalaya", "/bin/true")
        copy = ROOT / "build/atalaya.service"
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(text, encoding="utf-8")
        found = subprocess.run(["systemd-analyze", "verify", "--man=no", copy], capture_output=True,
                               text=True, check=False)
        complaints = [line for line in found.stderr.splitlines() if "atalaya.service" in line]
        self.assertEqual(complaints, [])

    def test_package_lists_say_why_in_one_line(self):
        for file in (ROOT / "tools/packages").glob("*.txt"):
            for line in file.read_text(encoding="utf-8").splitlines():
                self.assertRegex(line, r"^(#.*|[a-z0-9.+-]+( +# \S.*)?)$")


if __name__ == "__main__":
    unittest.main()
