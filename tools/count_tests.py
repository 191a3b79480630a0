#!/usr/bin/env python3
"""Counts single tests in what a runner wrote: prints `PASSED FAILED`.

    count_tests.py testlog.json        meson's log: each executable's cases
    count_tests.py --log FILE STATUS   the output of one script and its exit status

A cmocka executable says `[  PASSED  ] N test(s).`, unittest `Ran N tests`, node `pass N`; a script
may say `N passed, N failed`; anything else counts as one by its result. A run that ended badly
counts at least one failure, whatever it printed."""
import json
import re
import sys

RUNNERS = [
    (r"^(\d+) passed, (\d+) failed", None),
    (r"^\[  PASSED  \] (\d+) test", r"^\[  FAILED  \] (\d+) test"),
    (r"^(?:ℹ|#) pass (\d+)", r"^(?:ℹ|#) fail (\d+)"),
]


def total(pattern, text, group=1):
    return sum(int(found.group(group)) for found in re.finditer(pattern, text, re.M))


def count_unittest(text):
    """(passed, failed) of unittest's closing lines, or None."""
    ran = total(r"^Ran (\d+) tests? in", text)
    if not ran:
        return None
    bad = total(r"^FAILED \(.*?failures=(\d+)", text) + total(r"^FAILED \(.*?errors=(\d+)", text)
    return ran - bad - total(r"^(?:OK|FAILED) \(.*?skipped=(\d+)", text), bad


def count_text(text, good):
    passed = failed = 0
    counted = count_unittest(text)
    if counted:
        passed, failed = counted
    else:
        for pass_pattern, fail_pattern in RUNNERS:
            if re.search(pass_pattern, text, re.M) or (fail_pattern and re.search(fail_pattern, text, re.M)):
                passed = total(pass_pattern, text)
                failed = total(fail_pattern, text) if fail_pattern else total(pass_pattern, text, 2)
                break
        else:
            passed = int(good)
    return passed, failed if good else max(failed, 1)


def count_meson(path):
    pairs = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            test = json.loads(line)
            if test["result"] != "SKIP":
                good = test["result"] in ("OK", "EXPECTEDFAIL")
                pairs.append(count_text(test.get("stdout", "") + test.get("stderr", ""), good))
    return sum(p for p, _ in pairs), sum(f for _, f in pairs)


def main():
    if sys.argv[1] == "--log":
        with open(sys.argv[2], encoding="utf-8", errors="replace") as file:
            print(*count_text(file.read(), sys.argv[3] == "0"))
    else:
        print(*count_meson(sys.argv[1]))


if __name__ == "__main__":
    main()
