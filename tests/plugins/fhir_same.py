#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The same patient as an intake (fhir/same.ini) and as FHIR (fhir/same.json) gives the same report,
but for where each fact was said. Argument: the command."""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

# As it was written: units and words differ, what they mean does not.
SPOKEN = {"file", "line", "origin", "value", "because", "term", "nearest"}


def report(options, *arguments):
    command = [options.contra, "check", "--date", "2026-11-27", "--format", "json", *arguments]
    out, said, code = harness.run(command, HERE / "fhir", options.contra)
    if code not in (0, 1) or said:
        sys.exit(f"{' '.join(map(str, arguments))}: exit {code}\n{said}")
    return json.loads(out)


def bare(value):
    if isinstance(value, dict):
        return {key: bare(part) for key, part in value.items() if key not in SPOKEN}
    if isinstance(value, list):
        return [bare(part) for part in value]
    return value


def main():
    options = harness.options(__doc__)
    intake, fhir = report(options, "same.ini"), report(options, "--plugin", "fhir", "same.json")
    wrong = [f"{key}:\n  intake {bare(intake[key])}\n  FHIR   {bare(fhir[key])}"
             for key in intake if bare(intake[key]) != bare(fhir[key])]
    facts = [sorted({fact["fact"] for finding in one["findings"] for fact in finding["because"]})
             for one in (intake, fhir)]
    if facts[0] != facts[1]:
        wrong.append(f"facts: {set(facts[0]) ^ set(facts[1])}")
    if len(intake["findings"]) < 10 or not intake["unrecognised"]:
        wrong.append("This patient shows too little to compare.")
    if not all(fact["origin"] for one in fhir["findings"] for fact in one["because"]
               if fact["value"] != "not answered"):
        wrong.append("A finding from FHIR does not say where its fact came from.")
    print("\n".join(wrong) if wrong else f"{len(intake['findings'])} findings, the same")
    sys.exit(bool(wrong))


main()
