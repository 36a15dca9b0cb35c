#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Lints packs with something to remark, and compares what is said with what is expected.

NAME.lua     is the only rule of a pack "mine", which extends the small pack of tests/rules
NAME/        is copied into that pack instead, file by file
NAME.expect  what is said, on standard output; NAME.args further arguments, one line"""

import shlex
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

PACK = "[pack]\nname = mine\nversion = 1\nextends = small 0.1\n"


def provide(name, folder):
    rules = HERE.parent / "rules"
    harness.copy_into(rules / "template/pack", folder / "small")
    shutil.copy(rules / "sound.lua", folder / "small")
    (folder / "mine").mkdir()
    (folder / "mine/pack.ini").write_text(PACK, encoding="utf-8")
    if (HERE / name).is_dir():
        harness.copy_into(HERE / name, folder / "mine")
    else:
        shutil.copy(HERE / f"{name}.lua", folder / "mine")


def main():
    options = harness.options(__doc__)

    def test(name, folder):
        provide(name, folder)
        given = HERE / f"{name}.args"
        more = shlex.split(given.read_text(encoding="utf-8")) if given.exists() else []
        command = [options.contra, "lint", "--rules", "mine", "--date", harness.DATE, *more]
        stdout, stderr, code = harness.run(command, folder, options.contra)
        usual = 0 if "Nothing to remark." in stdout else 1
        lines = [] if code == usual else [f"exit {code}, not {usual}"]
        return lines + stderr.splitlines() + harness.compare(HERE / f"{name}.expect", stdout,
                                                             options.accept)

    names = [path.stem for path in HERE.glob("*.lua")]
    names += [path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"]
    harness.run_cases(names, options.names, test)


if __name__ == "__main__":
    main()
