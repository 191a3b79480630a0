#!/usr/bin/env python3
"""Counts single tests in meson's testlog.json: prints `PASSED FAILED`.

A cmocka executable says `[  PASSED  ] N test(s).` and `[  FAILED  ] N test(s), …`; a script may say
`N passed, N failed`; anything else counts as one by its result.
"""
import json
import re
import sys


def count(test):
    text = test.get("stdout", "") + test.get("stderr", "")
    good = test["result"] in ("OK", "EXPECTEDFAIL")
    own = re.findall(r"(\d+) passed, (\d+) failed", text)
    if own:
        passed, failed = (sum(int(pair[i]) for pair in own) for i in (0, 1))
    else:
        passed = sum(map(int, re.findall(r"\[  PASSED  \] (\d+) test", text)))
        failed = sum(map(int, re.findall(r"\[  FAILED  \] (\d+) test", text)))
    if test["result"] == "SKIP":
        return 0, 0
    if good and passed == 0 and failed == 0:
        passed = 1
    if not good and failed == 0:
        failed = 1
    return passed, failed


def main():
    pairs = [count(json.loads(line)) for line in open(sys.argv[1], encoding="utf-8")]
    print(sum(p for p, _ in pairs), sum(f for _, f in pairs))


main()
