#!/usr/bin/env python3
"""Turns a text file into a C array of its lines: embed_lines.py NAME INPUT OUTPUT.

Empty lines and lines that start with # are left out. Lines are sorted by their bytes, so that the
program can search them by halves; a line given twice stops the build."""
import sys


def main():
    name, source, target = sys.argv[1:]
    with open(source, "rb") as file:
        lines = [line.rstrip(b"\r\n") for line in file]
    lines = sorted(line for line in lines if line and not line.startswith(b"#"))
    for one, other in zip(lines, lines[1:]):
        if one == other:
            sys.exit(f"{source}: {one.decode()} stands there twice")
    with open(target, "w", encoding="ascii") as file:
        file.write("#include <stddef.h>\n\n")
        file.write(f"extern const char *const {name}_lines[];\n")
        file.write(f"extern const size_t {name}_count;\n\n")
        file.write(f"const char *const {name}_lines[] = {{\n")
        for line in lines:
            text = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}" for b in line)
            file.write(f'    "{text}",\n')
        file.write(f"}};\nconst size_t {name}_count = {len(lines)};\n")


main()
