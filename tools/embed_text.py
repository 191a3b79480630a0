#!/usr/bin/env python3
"""Turns a text file into one C string: embed_text.py NAME INPUT OUTPUT."""
import sys


def main():
    name, source, target = sys.argv[1:]
    with open(source, encoding="utf-8", newline="") as file:
        lines = file.read().splitlines(keepends=True)
    with open(target, "w", encoding="utf-8") as file:
        file.write(f"extern const char *const {name};\n\nconst char *const {name} =\n")
        for line in lines:
            text = line.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n")
            file.write(f'    "{text}"\n')
        file.write('    "";\n')


main()
