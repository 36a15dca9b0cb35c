#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Reads tests/plugins/fhir/NAME.json or NAME.ndjson through the FHIR reader, overheard by
fhir_told.c, and compares all that it says to the host, and all that is wrong, with NAME.expect.
Arguments: the command, fhir-told.so, then names of cases; --accept takes what comes out."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CASES = HERE / "fhir"
sys.path.insert(0, str(HERE.parent))
import harness

DATE = "2026-11-27"


def main():
    told = Path(sys.argv.pop(2)).resolve()
    options = harness.options(__doc__)

    def test(path):
        command = [options.contra, "check", "--plugin", told, "--date", DATE, path.name]
        report, said, code = harness.run(command, CASES, options.contra)
        refused = code == 2 and not report
        if code not in (0, 1) and not refused and path.suffix == ".json":
            said += f"exit {code}\n"
        return harness.compare(CASES / f"{path.stem}.expect", said, options.accept)

    paths = sorted(path for path in CASES.iterdir() if path.suffix in (".json", ".ndjson"))
    known = {path.stem for path in paths}
    lost = [path.name for path in CASES.glob("*.expect") if path.stem not in known]
    failed = [f"{name}: there is no such case any more" for name in lost]
    for path in paths:
        if options.names and path.stem not in options.names:
            continue
        failed += [line for line in test(path)]
    print("\n".join(failed) if failed else f"{len(paths)} cases")
    sys.exit(bool(failed))


main()
