#!/usr/bin/env python3
"""Packs static files and embeds them: embed_static.py OUT.c OUT_FOLDER FILE...

Each file is written to OUT_FOLDER as it is (style sheets without comments and needless white space),
as .gz and as .br, and brought into OUT.c by .incbin with a name that holds its hash.
"""
import gzip
import hashlib
import os
import re
import subprocess
import sys

TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".js": "text/javascript"}


def smaller(name, data):
    if name.endswith(".css"):
        text = re.sub(r"/\*.*?\*/", "", data.decode(), flags=re.S)
        text = re.sub(r"\s*\n\s*", "", text)
        return text.encode()
    return data


def main():
    out, folder, *files = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    code = ['#include "web/static/static_file.h"', ""]
    rows = []
    for number, path in enumerate(files):
        name = os.path.basename(path)
        data = smaller(name, open(path, "rb").read())
        stem, ending = os.path.splitext(name)
        base = os.path.abspath(os.path.join(folder, name))
        open(base, "wb").write(data)
        open(base + ".gz", "wb").write(gzip.compress(data, 9, mtime=0))
        subprocess.run(["brotli", "-f", "-q", "11", "-o", base + ".br", base], check=True)
        parts = []
        for suffix in ("", ".gz", ".br"):
            symbol = f"static_{number}" + suffix.replace(".", "_")
            code.append(f'__asm__(".section .rodata\\n.global {symbol}\\n{symbol}:\\n'
                        f'.incbin \\"{base}{suffix}\\"\\n.byte 0\\n.text\\n");')
            code.append(f"extern const unsigned char {symbol}[];")
            parts.append(f"{{{symbol}, {os.path.getsize(base + suffix)}}}")
        digest = hashlib.sha256(data).hexdigest()[:8]
        rows.append(f'    {{"{name}", "{stem}.{digest}{ending}", "{TYPES[ending]}", '
                    + ", ".join(parts) + "},")
    code += ["", "const struct static_file static_files[] = {", *rows, "    {0},", "};", ""]
    open(out, "w").write("\n".join(code))


main()
