#!/usr/bin/env python3
"""Every action of actions.def left its entry in the audit chain in some test that ran it.

    check_traces.py FILE    what ATALAYA_TEST_TRACES gathered while the unit tests ran: lines
                            "PROGRAM CODE"

Tests of the stores and of the chain itself make entries up; they do not count. That an action never
writes without an entry, nor with two, is asserted where it commits (actions/action.c)."""
import re
import sys
from pathlib import Path

ACTIONS = Path(__file__).resolve().parent.parent / "src/actions/actions.def"


def main(path):
    codes = re.findall(r'^ACTION\(\w+, "(\w+)"', ACTIONS.read_text(encoding="utf-8"), re.M)
    seen = set()
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        program, code = line.split(" ", 1)
        if program.startswith("web_") or (ACTIONS.parent / f"{program}.c").exists():
            seen.add(code)
    missing = [code for code in codes if code not in seen]
    for code in missing:
        print(f"no test left an entry of «{code}»")
    print(f"{len(codes) - len(missing)} of {len(codes)} actions left their entry")
    return 1 if missing or not codes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
