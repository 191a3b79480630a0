#!/usr/bin/env python3
"""The catalogue's facts: counts, codes, and the municipality's own percentages recomputed.

Numbers are read as exact fractions. The comparison with the municipality's workbook runs only where
a copy of it stands beside the project (it may not be shipped)."""
import csv
import re
import unittest
import zipfile
from collections import Counter, defaultdict
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
CATALOG = ROOT / "catalog"
WORKBOOK = ROOT.parent / "shared/data/real/guatape_avance_pd_2024-2027.xlsx"
YEARS = range(2024, 2028)
# What the workbook's consolidated sheet prints: (programmes, percentage) of each line.
OFFICIAL = {"01": (25, "45.65"), "02": (31, "54.03"), "03": (7, "55.21"), "04": (11, "42.97"),
            "05": (19, "64.16")}
# Programmes whose accumulated figure the workbook does not add up: the last year's level is taken.
NOT_ADDED_UP = {"020101", "020102", "020103", "020401", "050106", "050402"}
# Programmes of the same kind that it adds up all the same, or shows with the larger year.
LARGER_YEAR = {"050404"}


def read(name):
    with open(CATALOG / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def percent(ratio):
    return f"{float(round(ratio * 100, 2)):.2f}"


class Entities(unittest.TestCase):
    def setUp(self):
        self.rows = read("antioquia.csv")
        self.towns = [row for row in self.rows if row["nivel"] == "municipio"]

    def test_counts(self):
        self.assertEqual(len(self.towns), 125)
        self.assertEqual(len({row["codigo"] for row in self.rows}), 126)
        self.assertEqual(sum(row["pdet"] == "1" for row in self.towns), 24)

    def test_subregions(self):
        self.assertEqual(Counter(row["subregion"] for row in self.towns), Counter({
            "Valle de Aburrá": 10, "Bajo Cauca": 6, "Magdalena Medio": 6, "Nordeste": 10,
            "Norte": 17, "Occidente": 19, "Oriente": 23, "Suroeste": 23, "Urabá": 11}))

    def test_codes_and_places(self):
        for row in self.towns:
            self.assertRegex(row["codigo"], r"^05\d{3}$")
            self.assertTrue(5.4 < float(row["lat"]) < 8.9, row)
            self.assertTrue(-77.2 < float(row["lon"]) < -73.8, row)


class Lists(unittest.TestCase):
    def test_every_programme_has_its_sector(self):
        rows = read("sectors.csv")
        sectors = {row["codigo"] for row in rows if row["nivel"] == "sector"}
        for row in rows:
            self.assertIn(row["codigo"][:2], sectors)
            self.assertRegex(row["codigo"], r"^\d{2}(\d{2})?$")
        self.assertEqual(len(rows), len({row["codigo"] for row in rows}))

    def test_goals(self):
        self.assertEqual([row["codigo"] for row in read("ods.csv")], [str(n) for n in range(1, 18)])

    def test_minimum_sectors_of_a_council(self):
        named = {row["nombre"] for row in read("ctp_sectors.csv") if row["minimo_ley"] == "si"}
        self.assertEqual(named, {"Económico", "Social", "Ecológico", "Educativo", "Cultural",
                                 "Comunitario"})


class Demonstration(unittest.TestCase):
    def setUp(self):
        self.rows = read("demo/guatape.csv")

    def test_counts(self):
        self.assertEqual(len(self.rows), 93)
        self.assertEqual(len({row["codigo"] for row in self.rows}), 93)
        self.assertEqual(Counter(row["tipo_acumulacion"] for row in self.rows), Counter(
            {"ACUMULADO": 84, "MANTENIMIENTO": 8, "CAPACIDAD": 1}))
        self.assertEqual([row["codigo"] for row in self.rows if row["meta_incluye_lb"]], ["050201"])

    def test_no_result_after_2025(self):
        for row in self.rows:
            self.assertTrue(row["ejecutado_2024"] and row["ejecutado_2025"])
            self.assertEqual(row["ejecutado_2026"] + row["ejecutado_2027"], "")

    def test_numbers_are_ones_the_format_takes(self):
        columns = [f"{word}_{year}" for word in ("programado", "ejecutado") for year in YEARS]
        for row in self.rows + read("demo/constructed.csv"):
            for column in columns + ["linea_base", "meta_cuatrienio"]:
                self.assertRegex(row[column], r"^(NP|\d+(\.\d{1,4})?)?$")

    def test_accumulated_figures(self):
        for row in self.rows:
            years = [Fraction(row["ejecutado_2024"]), Fraction(row["ejecutado_2025"])]
            if row["codigo"] in NOT_ADDED_UP:
                expected = years[1]
            else:
                expected = max(years) if row["codigo"] in LARGER_YEAR else sum(years)
            self.assertEqual(Fraction(row["oficial_acumulado"]), expected, row["codigo"])

    def test_own_rule_gives_the_printed_percentages(self):
        lines = defaultdict(list)
        for row in self.rows:
            ratio = min(Fraction(1), Fraction(row["oficial_acumulado"]) / Fraction(row["meta_cuatrienio"]))
            self.assertLess(abs(ratio * 100 - Fraction(row["oficial_avance"])), Fraction(1, 10000))
            lines[row["linea"][:2]].append(ratio)
        for line, (count, printed) in OFFICIAL.items():
            self.assertEqual(len(lines[line]), count)
            self.assertEqual(percent(sum(lines[line]) / count), printed)
        everything = [ratio for ratios in lines.values() for ratio in ratios]
        self.assertEqual(percent(sum(everything) / 93), "52.63")

    def test_constructed_indicators_say_so(self):
        rows = read("demo/constructed.csv")
        for row in rows:
            self.assertIn("ejemplo construido", row["nombre"])
            self.assertEqual(row["nivel"], "resultado")
        self.assertTrue({"REDUCCION", "FLUJO", "CAPACIDAD"} <= {row["tipo_acumulacion"] for row in rows})
        self.assertTrue({row["linea"] for row in rows} <= {row["linea"] for row in self.rows})

    @unittest.skipUnless(WORKBOOK.exists(), "the municipality's workbook is not here")
    def test_same_figures_as_the_workbook(self):
        cells = read_workbook(WORKBOOK)
        for row in self.rows:
            sheet = cells[row["hoja"]]
            shift = 1 if row["codigo"].startswith("02") else 0
            for column, letter in (("meta_cuatrienio", "H"), ("linea_base", "G"),
                                   ("programado_2024", "I"), ("ejecutado_2024", "J"),
                                   ("programado_2025", "M"), ("ejecutado_2025", "N"),
                                   ("programado_2026", "Q"), ("programado_2027", "U")):
                found = sheet[chr(ord(letter) + shift) + row["fila"]]
                self.assertAlmostEqual(float(found), float(row[column]), 9, row["codigo"] + column)


def read_workbook(path):
    """{sheet: {"A1": text}} of an XLSX file."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(path) as package:
        strings = ["".join(part.text or "" for part in item.iter(f"{{{space['m']}}}t"))
                   for item in ElementTree.fromstring(package.read("xl/sharedStrings.xml"))]
        names = re.findall(r'<sheet [^>]*name="([^"]*)"', package.read("xl/workbook.xml").decode())
        sheets = {}
        for number, name in enumerate(names, 1):
            tree = ElementTree.fromstring(package.read(f"xl/worksheets/sheet{number}.xml"))
            cells = {}
            for cell in tree.iter(f"{{{space['m']}}}c"):
                value = cell.find("m:v", space)
                if value is not None:
                    shared = cell.get("t") == "s"
                    cells[cell.get("r")] = strings[int(value.text)] if shared else value.text
            sheets[name.strip()] = cells
        return sheets


if __name__ == "__main__":
    unittest.main()
