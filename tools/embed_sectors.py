#!/usr/bin/env python3
"""Turns the catalog of a council's sectors into a C array: embed_sectors.py INPUT OUTPUT."""
import csv
import sys


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main():
    source, target = sys.argv[1:]
    with open(source, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(target, "w", encoding="utf-8") as file:
        file.write('#include "core/councillor/sector.h"\n\nconst struct sector sector_catalog[] = {\n')
        for row in rows:
            yes = lambda column: "true" if row[column] == "si" else "false"
            file.write(f'    {{.code = {quote(row["codigo"])}, .name = {quote(row["nombre"])}, '
                       f'.is_by_law = {yes("minimo_ley")}, .is_sensitive = {yes("sensible")}}},\n')
        file.write(f"}};\nconst size_t sector_catalog_count = {len(rows)};\n")


main()
