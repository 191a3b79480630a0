#!/usr/bin/env python3
"""Plants one violation of each rule and sees the checks of tools/ find it, and only it."""
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLEAN = "/* A unit for the test. */\nint unit_one(int a);\n"


class Planted(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.write("src/base/unit.h", CLEAN)

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_tool(self, tool):
        found = subprocess.run([ROOT / "tools" / tool, self.root], capture_output=True, text=True,
                               check=False)
        return found.returncode, found.stdout + found.stderr

    def expect(self, tool, *words):
        status, text = self.run_tool(tool)
        self.assertEqual(status, 1, text)
        for word in words:
            self.assertIn(word, text)

    def expect_clean(self, tool):
        status, text = self.run_tool(tool)
        self.assertEqual(status, 0, text)


class Layers(Planted):
    def test_clean(self):
        self.write("src/core/plan/plan.c", '#include <string.h>\n#include "base/unit.h"\n')
        self.write("src/web/pages/board/board.c", '#include "web/pages/board/board.h"\n')
        self.expect_clean("layers")

    def test_upwards(self):
        self.write("src/base/unit.c", '#include "core/plan/plan.h"\n')
        self.expect("layers", "src/base/unit.c:1", "base may not include core")

    def test_reports_and_exchange_apart(self):
        self.write("src/reports/a.c", '#include "exchange/format.h"\n')
        self.expect("layers", "reports may not include exchange")

    def test_page_to_page(self):
        self.write("src/web/pages/board/board.c", '#include "web/pages/login/login.h"\n')
        self.expect("layers", "a page may not include another page")

    def test_database_headers(self):
        self.write("src/storage/plan_store.c", "#include <sqlite3.h>\n")
        self.write("src/storage/engine/sqlite.c", "#include <sqlite3.h>\n")
        self.expect("layers", "src/storage/plan_store.c:1", "layers: 1 faults")

    def test_engine_from_outside(self):
        self.write("src/web/a.c", '#include "storage/engine/engine.h"\n')
        self.expect("layers", "the database engine belongs to storage")

    def test_input_and_output_in_core(self):
        for header in ("stdio.h", "time.h", "locale.h", "sys/socket.h"):
            self.write("src/core/sum.c", f"#include <{header}>\n")
            self.expect("layers", f"may not include <{header}>")

    def test_unknown_module(self):
        self.write("src/misc/a.c", "\n")
        self.expect("layers", "misc is not a module")


class Tidy(Planted):
    def test_clean(self):
        self.write("src/base/unit.c", "int unit_one(int a)\n{\n    return a;\n}\n")
        self.expect_clean("tidy")

    def test_long_function(self):
        self.write("src/base/unit.c", "int unit_one(int a)\n{\n" + "    a++;\n" * 67 + "}\n")
        self.expect_clean("tidy")
        self.write("src/base/unit.c", "int unit_one(int a)\n{\n" + "    a++;\n" * 68 + "}\n")
        self.expect("tidy", "unit_one has 71 lines")

    def test_long_file(self):
        self.write("src/base/unit.c", "\n" * 701)
        self.expect("tidy", "701 lines")

    def test_parameters(self):
        self.write("src/base/unit.c", "int unit_one(int a, int b, int (*c)(int, int),\n"
                                      "             int d, int e)\n{\n    return a;\n}\n")
        self.expect_clean("tidy")
        self.write("src/base/unit.c", "int unit_one(int a, int b, int c, int d,\n"
                                      "             int e, int f)\n{\n    return a;\n}\n")
        self.expect("tidy", "unit_one has 6 parameters")

    def test_header_without_comment(self):
        self.write("src/base/unit.h", "int unit_one(int a);\n")
        self.expect("tidy", "src/base/unit.h:1: comment")

    def test_foreign_name(self):
        self.write("src/base/unit.h", CLEAN + "struct reading {\n    int a;\n};\nint reading_take(int a);\n")
        self.expect_clean("tidy")
        self.write("src/base/unit.h", CLEAN + "int compute(int a);\n")
        self.expect("tidy", "src/base/unit.h:3: name: compute")

    def test_unfinished_mark(self):
        self.write("src/base/unit.c", "/* TO" + "DO: later */\n")
        self.expect("tidy", "src/base/unit.c:1: word")

    def test_sql_in_code(self):
        self.write("src/base/unit.c", 'const char *a = "SELECT x FROM y";\n')
        self.expect("tidy", "src/base/unit.c:1: sql")

    def test_html_in_code(self):
        self.write("src/web/a.c", 'const char *a = "<p>hola</p>";\n')
        self.expect("tidy", "src/web/a.c:1: html")
        self.write("src/web/a.c", '/* such as\n * "<p>hola</p>" */\n')
        self.expect_clean("tidy")

    def test_inline_style_and_script(self):
        for text in ('<p style="x">', "<script>", '<a onclick="x">'):
            self.write("src/web/pages/a/a.html", text + "\n")
            self.expect("tidy", "a.html:1: inline")

    def test_waiver_and_its_end(self):
        self.write("tools/tidy.waivers", "sql src/base/unit.c the reason\n")
        self.write("src/base/unit.c", 'const char *a = "SELECT x FROM y";\n')
        self.expect_clean("tidy")
        self.write("src/base/unit.c", "\n")
        self.expect("tidy", "not needed any more")


class HeadersAlone(Planted):
    def test_header_that_needs_another(self):
        self.write("src/base/unit.h", "#ifndef A\n#define A\n#include <stddef.h>\nsize_t unit_one(void);\n#endif\n")
        self.expect_clean("headers-alone")
        self.write("src/base/unit.h", "size_t unit_one(void);\n")
        self.expect("headers-alone", "base/unit.h")

    def test_header_without_guard(self):
        self.write("src/base/unit.h", "struct unit {\n    int a;\n};\n")
        self.expect("headers-alone", "redefinition")


class NewPage(Planted):
    def make(self, *arguments):
        return subprocess.run([ROOT / "tools/new", "--root", self.root, *arguments], capture_output=True,
                              text=True, check=False)

    def setUp(self):
        super().setUp()
        for name in ("src/web/meson.build", "src/web/pages.def"):
            self.write(name, (ROOT / name).read_text(encoding="utf-8"))

    def test_page_is_made_and_registered(self):
        made = self.make("page", "zebra", "/c/{council}/cebra", "Cebra")
        self.assertEqual(made.returncode, 0, made.stderr)
        for ending in (".h", ".c", ".html", "_test.c"):
            self.assertTrue((self.root / f"src/web/pages/zebra/zebra{ending}").exists())
        self.assertTrue((self.root / "src/web/pages.def").read_text().endswith("PAGE(zebra)\n"))
        self.assertIn("'zebra',\n]", (self.root / "src/web/meson.build").read_text())
        self.expect_clean("tidy")
        self.expect_clean("layers")

    def test_a_page_is_not_made_twice(self):
        self.assertEqual(self.make("page", "zebra", "/cebra", "Cebra").returncode, 0)
        self.assertNotEqual(self.make("page", "zebra", "/cebra", "Cebra").returncode, 0)

    def test_names_are_checked(self):
        self.assertNotEqual(self.make("page", "Zebra", "/cebra", "Cebra").returncode, 0)
        self.assertNotEqual(self.make("page", "zebra", "cebra", "Cebra").returncode, 0)


class PlainWords(Planted):
    LONG = " ".join(["la palabra"] * 10)

    def test_twenty_words_pass_and_twenty_one_do_not(self):
        self.write("docs/manual/a.md", f"# Uno\n\n{self.LONG}.\n")
        self.expect_clean("plain-words")
        self.write("docs/manual/a.md", f"# Uno\n\n{self.LONG} más.\n")
        self.expect("plain-words", "21 words")

    def test_strings_of_the_code(self):
        self.write("src/web/a.c", f'/* {self.LONG} más */\nconst char *a = "{self.LONG}"\n    " más";\n')
        self.expect("plain-words", "src/web/a.c:2", "1 too long")

    def test_templates(self):
        self.write("src/web/a.html", f"<p>{self.LONG}</p><p>más</p>\n")
        self.expect_clean("plain-words")
        self.write("src/web/a.html", f"<p>{self.LONG} <b>más</b></p>\n")
        self.expect("plain-words", "21 words")


class Traces(Planted):
    def expect_traces(self, lines, status, words):
        self.write("traces", lines)
        found = subprocess.run([ROOT / "tools/check_traces.py", self.root / "traces"], capture_output=True,
                               text=True, check=False)
        self.assertEqual(found.returncode, status, found.stdout)
        self.assertIn(words, found.stdout)

    def test_an_action_that_no_test_ran(self):
        codes = re.findall(r'^ACTION\(\w+, "(\w+)"', (ROOT / "src/actions/actions.def").read_text(encoding="utf-8"), re.M)
        whole = "".join(f"web_pages_any_test {code}\n" for code in codes)
        self.expect_traces(whole, 0, f"{len(codes)} of {len(codes)}")
        self.expect_traces(whole.replace("web_pages_any_test log_out\n", ""), 1, "«log_out»")
        self.expect_traces(whole.replace("any_test log_out", "any_test otra"), 1, "«log_out»")
        # The tests of the chain make entries up.
        self.expect_traces(whole.replace("web_pages_any_test log_out", "audit_test log_out"), 1, "«log_out»")


if __name__ == "__main__":
    unittest.main()
