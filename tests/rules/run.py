#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Opens packs with a mistake in them, and compares what is said with what is expected; an empty
expectation means that the pack is sound.

NAME.lua     becomes the only rule file, pack/screening/NAME.lua, of the small pack template/pack;
             its examples are run too; the expectation is NAME.expect
NAME/        is copied over the template, file by file; the expectation is NAME/expect; NAME/args,
             if there, replaces `--rules pack`, and NAME/make.sh, if there, is run in the copy

mini and mini-local are packs of their own, in which each construct stands once; ctest runs their
examples."""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

TEMPLATE = "template"
NO_CASES = (TEMPLATE, "mini", "mini-local", "__pycache__")


def provide(name, folder):
    """Gives the command, and the file of the expectation."""
    harness.copy_into(HERE / TEMPLATE, folder)
    case = HERE / name
    if not case.is_dir():
        (folder / "pack/screening").mkdir(exist_ok=True)
        shutil.copy(HERE / f"{name}.lua", folder / "pack/screening")
        return ["test", "--rules", "pack"], HERE / f"{name}.expect"
    harness.copy_into(case, folder, leave=("expect", "args", "make.sh"))
    if (case / "make.sh").exists():
        subprocess.run(["sh", case / "make.sh"], cwd=folder, check=True)
    given = case / "args"
    arguments = given.read_text(encoding="utf-8") if given.exists() else "--rules pack"
    return ["check", *shlex.split(arguments), "patient.ini"], case / "expect"


def main():
    options = harness.options(__doc__)

    def test(name, folder):
        command, expectation = provide(name, folder)
        stdout, stderr, code = harness.run([options.contra, *command], folder, options.contra)
        if options.accept:
            expectation.touch()
        if not expectation.exists():
            return [f"{expectation.name} is missing; read the output, then --accept it.", stderr]
        found = harness.outcome(stderr, code, refusal=3)
        if command[0] == "test" and code == 1:
            found += stdout
        return harness.compare(expectation, found, options.accept)

    names = [path.stem for path in HERE.glob("*.lua")]
    names += [path.name for path in HERE.iterdir()
              if path.is_dir() and path.name not in NO_CASES]
    harness.run_cases(names, options.names, test)


if __name__ == "__main__":
    main()
