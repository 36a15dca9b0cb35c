#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""FHIR that no one here wrote: each file of ../shared/data/fhir (or of the folder given as --data)
gives a report or a refusal that says why. Of each Synthea patient what follows is compared with
tests/plugins/fhir/synthea.expect: the disposition, what holds, and what was not recognised.
Arguments: the command; --accept. Without the data it says so and ends with 77, which ctest counts
as skipped."""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

DATE = "2021-04-01"  # the Synthea patients were made in these days
EXPECTED = HERE / "fhir" / "synthea.summary"
REFUSED = re.compile(r"^[^:\n]+\.json(:\d+)?: \S.*", re.MULTILINE)


def check(options, path):
    """The report, or the refusal; and what is wrong with the answer itself."""
    command = [options.contra, "check", "--plugin", "fhir", "--format", "json", "--date", DATE,
               path.name]
    report, said, code = harness.run(command, path.parent, options.contra)
    if code in (0, 1) and report and not said:
        return json.loads(report), None, []
    if code == 2 and not report and REFUSED.match(said):
        return None, said, []
    return None, said, [f"{path.name}: exit {code}, {said[:300]}"]


def summary(path, report, refusal):
    name = re.sub(r"_[0-9a-f-]{36}$", "", path.stem)
    if refusal:
        return [f"{name}: refused", "    " + re.sub(r"^\S+json", "FILE.json", refusal.strip())]
    lines = [f"{name}: {report['disposition']}, from what holds: {report['holds']}, at worst: "
             f"{report['could_be']}"]
    for finding in report["findings"]:
        if finding["grade"]:
            because = sorted({f"{fact['fact']} = {fact['value']}" for fact in finding["because"]})
            lines.append(f"    {finding['grade']}: {finding['rule']} ({'; '.join(because)})")
    lines.append("    asks: " + ", ".join(question["fact"] for question in report["questions"]))
    for word in report["unrecognised"]:
        lines.append(f"    not recognised: [{word['section']}] {word['term']}")
    return lines


def main():
    data = harness.ROOT.parent / "shared" / "data" / "fhir"
    if "--data" in sys.argv:
        at = sys.argv.index("--data")
        data = Path(sys.argv[at + 1]).resolve()
        del sys.argv[at:at + 2]
    options = harness.options(__doc__)
    paths = sorted(data.glob("*/*.json"))
    if not paths:
        print(f"There is no FHIR in {data}: nothing was tested.")
        sys.exit(77)
    failed, lines = [], []
    counts = {"reports": 0, "refusals": 0}
    for path in paths:
        report, refusal, wrong = check(options, path)
        failed += wrong
        counts["reports" if report else "refusals"] += 1
        if path.parent.name == "synthea" and not wrong:
            lines += summary(path, report, refusal)
    failed += harness.compare(EXPECTED, "\n".join(lines) + "\n", options.accept)
    print("\n".join(failed) if failed else f"{len(paths)} files: {counts}")
    sys.exit(bool(failed))


main()
