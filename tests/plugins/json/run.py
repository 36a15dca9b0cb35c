#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Checks NAME.json through the plugin json and compares what is said of it with NAME.expect: what is
wrong, then a line for each report. What cannot stand in git as a plain file is made by NAME.sh,
which writes NAME.json (or NAME.ndjson) where it runs."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
import harness


def provide(name, folder):
    """The file of the case, in the folder."""
    script = HERE / f"{name}.sh"
    if script.exists():
        subprocess.run(["sh", script], cwd=folder, check=True,
                       env={"PATH": os.environ["PATH"], "ROOT": str(harness.ROOT)})
    for ending in ("json", "ndjson"):
        if (HERE / f"{name}.{ending}").exists():
            shutil.copy(HERE / f"{name}.{ending}", folder)
    return next(folder.glob(f"{name}.*json")).name


def told(reports):
    """One line for each report: whose it is, and that there is one."""
    lines = []
    for text in reports.splitlines():
        report = json.loads(text)
        lines.append(f"report of {report['patient']}: {report['disposition']}\n")
    return "".join(lines)


def main():
    options = harness.options(__doc__)

    def test(name, folder):
        file = provide(name, folder)
        command = [options.contra, "check", "--plugin", "json", "--format", "json", "--date",
                   harness.DATE, "--rules", harness.ROOT / "tests/packs/clinic", file, file]
        stdout, stderr, code = harness.run(command, folder, options.contra)
        half = len(stderr) // 2  # each file is read twice, so that a report is always one line
        reports = told(stdout).splitlines(keepends=True)
        reports = reports[:len(reports) // 2]
        found = harness.outcome(stderr[:half], code, refusal=2) + "".join(reports)
        if stderr[:half] != stderr[half:]:
            return ["The second reading says something else:", stderr]
        expectation = HERE / f"{name}.expect"
        if options.accept:
            expectation.touch()
        if not expectation.exists():
            return [f"{name}.expect is missing; read the output, then --accept it.", found]
        return harness.compare(expectation, found, options.accept)

    names = {path.stem for pattern in ("*.json", "*.ndjson", "*.sh") for path in HERE.glob(pattern)}
    harness.run_cases(names, options.names, test)


if __name__ == "__main__":
    main()
