#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Runs tests/golden/NAME/command, a line for the shell with "$CONTRA" in it, in a copy of that
folder, and compares with the files stdout, stderr and exit beside it (missing: empty, 0)."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

EXPECTATIONS = ("command", "stdout", "stderr", "exit")


def main():
    options = harness.options(__doc__)

    def test(name, folder):
        case = HERE / name
        harness.copy_into(case, folder, leave=EXPECTATIONS)
        command = (case / "command").read_text(encoding="utf-8")
        stdout, stderr, code = harness.run(command, folder, options.contra)
        lines = harness.compare(case / "stdout", stdout, options.accept)
        lines += harness.compare(case / "stderr", stderr, options.accept)
        return lines + harness.compare(case / "exit", f"{code}\n" if code else "", options.accept)

    harness.run_cases([path.parent.name for path in HERE.glob("*/command")], options.names, test)


if __name__ == "__main__":
    main()
