#!/usr/bin/env python3
"""Turns the named statements of src/storage/sql/*.sql into C: embed_sql.py DEF SOURCE INPUT...

A statement follows a line `-- name: person_find` and ends with the next one. DEF gets one line
SQL(PERSON_FIND) for each, SOURCE the texts. A name given twice, or text before the first name, stops
the build."""
import re
import sys

NAME = re.compile(r"^-- name: ([a-z][a-z0-9_]*)$")


def read(path, statements):
    name = None
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            match = NAME.match(line.rstrip())
            if match:
                name = match.group(1)
                if name in statements:
                    sys.exit(f"{path}:{number}: {name} stands there twice")
                statements[name] = []
            elif line.strip().startswith("--") or not line.strip():
                continue
            elif name is None:
                sys.exit(f"{path}:{number}: a statement without a name")
            else:
                statements[name].append(line.rstrip())


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '\\n"'


def main():
    definition, source, *inputs = sys.argv[1:]
    statements = {}
    for path in sorted(inputs):
        read(path, statements)
    with open(definition, "w", encoding="utf-8") as file:
        for name in statements:
            file.write(f"SQL({name.upper()})\n")
    with open(source, "w", encoding="utf-8") as file:
        file.write('#include "storage/sql.h"\n\n')
        file.write("static const char *const texts[] = {\n")
        for name, lines in statements.items():
            body = "\n".join(lines).rstrip().rstrip(";")
            if not body or ";" in body:
                sys.exit(f"{name}: not exactly one statement")
            file.write(f"    [SQL_{name.upper()}] =\n")
            for line in body.split("\n"):
                file.write(f"        {literal(line)}\n")
            file.write("    ,\n")
        file.write("};\n\nstatic const char *const names[] = {\n")
        for name in statements:
            file.write(f'    [SQL_{name.upper()}] = "{name}",\n')
        file.write("};\n\n")
        file.write("const char *sql_text(enum sql_statement statement)\n{\n    return texts[statement];\n}\n\n")
        file.write("const char *sql_name(enum sql_statement statement)\n{\n    return names[statement];\n}\n")


main()
