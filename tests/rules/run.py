#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens packs with a mistake in them, and compares what is said with what is expected; an empty
expectation means that the pack is sound.

NAME.lua     becomes the only rule file, pack/screening/NAME.lua, of the small pack template/pack;
             the expectation is NAME.expect
NAME/        is copied over the template, file by file; the expectation is NAME/expect, and
             NAME/args, if there, replaces `--rules pack`"""

import shlex
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

TEMPLATE = "template"


def provide(name, folder):
    """Gives the arguments to check with, and the file of the expectation."""
    harness.copy_into(HERE / TEMPLATE, folder)
    case = HERE / name
    if case.is_dir():
        harness.copy_into(case, folder, leave=("expect", "args"))
        given = case / "args"
        arguments = given.read_text(encoding="utf-8") if given.exists() else "--rules pack"
        return shlex.split(arguments), case / "expect"
    (folder / "pack/screening").mkdir(exist_ok=True)
    shutil.copy(HERE / f"{name}.lua", folder / "pack/screening")
    return ["--rules", "pack"], HERE / f"{name}.expect"


def main():
    options = harness.options(__doc__)

    def test(name, folder):
        arguments, expectation = provide(name, folder)
        command = [options.contra, "check", *arguments, "patient.ini"]
        _, stderr, code = harness.run(command, folder, options.contra)
        if options.accept:
            expectation.touch()
        if not expectation.exists():
            return [f"{expectation.name} is missing; read the output, then --accept it.", stderr]
        found = harness.outcome(stderr, code, refusal=3)
        return harness.compare(expectation, found, options.accept)

    names = [path.stem for path in HERE.glob("*.lua")]
    names += [path.name for path in HERE.iterdir()
              if path.is_dir() and path.name not in (TEMPLATE, "__pycache__")]
    harness.run_cases(names, options.names, test)


if __name__ == "__main__":
    main()
