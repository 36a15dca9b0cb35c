#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks tests/ini/NAME.ini and compares what is said of it (file:line: message) with NAME.expect;
an empty one means that it reads without a complaint. What cannot stand in git as a plain file is
made by NAME.sh: it writes NAME.ini where it runs, and may read $ROOT, the top of the project.
NAME.args replaces `--rules $ROOT/tests/packs/clinic --date 2026-11-22`."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ARGUMENTS = "--rules $ROOT/tests/packs/clinic --date 2026-11-22"
sys.path.insert(0, str(HERE.parent))
import harness


def provide(name, folder):
    script = HERE / f"{name}.sh"
    if script.exists():
        subprocess.run(["sh", script], cwd=folder, check=True,
                       env={"PATH": os.environ["PATH"], "ROOT": str(harness.ROOT)})
    else:
        shutil.copy(HERE / f"{name}.ini", folder)


def main():
    options = harness.options(__doc__)

    def test(name, folder):
        provide(name, folder)
        given = HERE / f"{name}.args"
        words = given.read_text(encoding="utf-8") if given.exists() else ARGUMENTS
        arguments = shlex.split(words.replace("$ROOT", str(harness.ROOT)))
        command = [options.contra, "check", *arguments, f"{name}.ini"]
        _, stderr, code = harness.run(command, folder, options.contra)
        expectation = HERE / f"{name}.expect"
        if options.accept:
            expectation.touch()
        if not expectation.exists():
            return [f"{name}.expect is missing; read the output, then --accept it.", stderr]
        found = harness.outcome(stderr, code, refusal=2)
        return harness.compare(expectation, found, options.accept)

    names = [path.stem for pattern in ("*.ini", "*.sh") for path in HERE.glob(pattern)]
    harness.run_cases(names, options.names, test)


if __name__ == "__main__":
    main()
