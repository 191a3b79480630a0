#!/usr/bin/env python3
"""The pronouncement on a black-and-white printer: each state is told by a word and by a shape, never by
its colour alone. photocopy_test.py PROGRAM."""
import html
import itertools
import os
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "build/debug/src/atalaya"
DPI = 432
STATES = ("Crítico", "Bajo", "Medio", "Satisfactorio", "Sobresaliente", "No", "Sin", "Cumplida", "Error")


class Page:
    """Grey pixels and words of a page; places are in points."""

    def __init__(self, pdf, number):
        page = ["-f", str(number), "-l", str(number)]
        raw = subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), *page, pdf], check=True, capture_output=True).stdout
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", raw)
        self.width, self.height = int(head.group(1)), int(head.group(2))
        self.pixels = raw[head.end():]
        text = subprocess.run(["pdftotext", "-bbox", *page, pdf, "-"], check=True, capture_output=True, text=True).stdout
        self.words = [(html.unescape(word), *map(float, box)) for *box, word in
                      re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', text)]

    def at(self, x, y):
        return self.pixels[round(y * DPI / 72) * self.width + round(x * DPI / 72)]

    def read_symbol(self, word):
        """The mark on the little square left of a word: which of its points stand out from its ground."""
        _, x, top, _, bottom = word
        inked = [(left / 8, upper / 8) for left in range(round(8 * x) - 128, round(8 * x) - 10)
                 for upper in range(round(8 * top) - 16, round(8 * bottom) + 16) if self.at(left / 8, upper / 8) < 235]
        left, right = min(left for left, _ in inked), max(left for left, _ in inked)
        upper, lower = min(upper for _, upper in inked), max(upper for _, upper in inked)
        steps = [i / 24 for i in range(3, 22)]
        square = [[self.at(left + (right - left) * across, upper + (lower - upper) * down) for across in steps]
                  for down in steps]
        ground = square[0][len(steps) // 2]  # above the mark
        return [abs(value - ground) > 50 for row in square for value in row]


def difference(one, other):
    """0: the same mark; 1: nothing in common."""
    return sum(a != b for a, b in zip(one, other)) / max(1, sum(a or b for a, b in zip(one, other)))


class Photocopy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        data = os.path.join(cls.folder.name, "datos")
        cls.pdf = os.path.join(cls.folder.name, "informe.pdf")
        for words in (("init",), ("demo",), ("report", "--council", "guatape", "--cut", "2025", "--out", cls.pdf)):
            subprocess.run([PROGRAM, *words, "--data", data], check=True, capture_output=True)
        cls.page = Page(cls.pdf, 2)
        line = next(top for word, _, top, *_ in cls.page.words if word == "Crítico:")
        cls.legend = {word[0].rstrip(":"): cls.page.read_symbol(word) for word in cls.page.words
                      if word[2] == line and word[0].rstrip(":") in STATES}

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_every_state_has_a_shape_of_its_own(self):
        self.assertGreaterEqual(set(self.legend), {"Crítico", "Bajo", "Medio", "Satisfactorio", "Sobresaliente", "No"})
        for name, mark in self.legend.items():
            self.assertTrue(0.03 < sum(mark) / len(mark) < 0.6, f"{name}: {sum(mark)} of {len(mark)}")
        for (one, first), (other, second) in itertools.combinations(self.legend.items(), 2):
            self.assertGreater(difference(first, second), 0.15, f"{one} and {other} look alike in grey")

    def test_the_bar_shows_where_one_state_ends(self):
        """A dark line stands between two segments of it, whatever their greys."""
        counts = [int(next(word for word, x, top, *_ in self.page.words if top == legend[2] and x > legend[1] and word.isdigit()))
                  for legend in self.page.words if legend[0].endswith(":") or legend[0] == "No"
                  if legend[0].rstrip(":") in self.legend]
        left, right = 42.6, 552.7
        above = next(top for word, _, top, *_ in self.page.words if word == "Crítico:") - 40
        for share in itertools.accumulate(counts[:-1]):
            x = left + (right - left) * share / sum(counts)
            darkest = min(self.page.at(x + shift / 4, above) for shift in range(-6, 7))
            self.assertLess(darkest, 90, f"at {share} of {sum(counts)}")

    def test_every_row_has_the_shape_of_its_word(self):
        found = 0
        for number in range(3, 6):
            page = Page(self.pdf, number)
            columns = [word for word in page.words if word[0] == "Ritmo"]
            for word in page.words:
                if word[0] not in self.legend or not any(abs(word[1] - 14.5 - column[1]) < 3 for column in columns):
                    continue
                found += 1
                distances = {name: difference(page.read_symbol(word), mark) for name, mark in self.legend.items()}
                self.assertEqual(min(distances, key=distances.get), word[0], f"page {number}: {word} {distances}")
        self.assertGreater(found, 18)


if __name__ == "__main__":
    unittest.main()
