#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Batches and checks as CSV: read back by Python's csv, one record a line, they say what the reports
as JSON say, refuse in a line of their own, and hold nothing that a spreadsheet takes for a
formula."""

import csv
import io
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
import harness

PATIENTS = harness.ROOT / "rules/dry-needling/patients"
COLUMNS = ("patient input date phase disposition holds could_be complete gravest rule grade "
           "grade_could_be findings set_aside questions unrecognised refused").split()
HOSTILE = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "  =1", "\u00a0=1", "\uff1d1", "a,b", 'a"b',
           '"=1"', "a;=1", "'", "M\u00fcller", ",", '"', "=", "\u22121"]


def rows(text):
    """The records, each of which must be one line with as many fields as the head."""
    lines = text.split("\n")
    if lines.pop() != "" or not all(line.endswith("\r") for line in lines):
        sys.exit(f"not every line ends with CR LF:\n{text}")
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if len(read) != len(lines) or any(len(row) != len(COLUMNS) for row in read):
        sys.exit(f"{len(read)} records in {len(lines)} lines, or another number of fields:\n{text}")
    if read[0] != COLUMNS:
        sys.exit(f"the head is {read[0]}")
    return [dict(zip(COLUMNS, row)) for row in read[1:]]


def summary(report):
    """What the line of a report is to say, from the report as JSON."""
    def bears(finding):
        return not finding["strikes"] or finding["strikes_planned"]
    scale = [None, "advice", "precaution", "relative", "absolute", "expected", "call", "same_day",
             "emergency"]
    counting = [finding for finding in report["findings"]
                if not finding["overridden"] and not finding["suppressed_by"]]
    worst = max(counting, default=None, key=lambda finding: (
        bool(bears(finding)), scale.index(finding["grade"]), scale.index(finding["could_be"])))
    return {
        "patient": report["patient"] or "", "date": report["date"], "phase": report["phase"],
        "disposition": report["disposition"], "holds": report["holds"],
        "could_be": report["could_be"], "complete": "yes" if report["complete"] else "no",
        "gravest": worst["title"] if worst else "", "rule": worst["rule"] if worst else "",
        "grade": (worst["grade"] or "none") if worst else "",
        "grade_could_be": (worst["could_be"] or "none") if worst else "",
        "findings": str(sum(1 for finding in counting if finding["grade"])),
        "set_aside": str(sum(1 for finding in report["findings"]
                             if finding["overridden"] and finding["grade"])),
        "questions": str(len(report["questions"])),
        "unrecognised": str(len(report["unrecognised"])), "refused": "",
    }


def main():
    options = harness.options(__doc__)

    def run(folder, *words):
        return harness.run([options.contra, *words], folder, options.contra)

    def as_json_says(folder, command, *files):
        """`check` or `batch`: each line as the report as JSON has it."""
        csv_text, _, code = run(folder, command, "--plugin", "csv", "--format", "csv", *files)
        reports, _, same_code = run(folder, "check", "--format", "json", *files)
        reports = [json.loads(line) for line in reports.splitlines()]
        found = rows(csv_text)
        wrong = [] if code == same_code else [f"exit code {code}, not {same_code}"]
        if len(found) != len(reports) or not reports:
            wrong.append(f"{len(found)} lines, {len(reports)} reports")
        for row, report in zip(found, reports):
            expected = summary(report) | {"input": row["input"]}
            wrong += [f"{row['input']}: {name} is {row[name]!r}, not {expected[name]!r}"
                      for name in COLUMNS if row[name] != expected[name]]
        return wrong

    def patients(folder):
        return sorted(str(path) for path in PATIENTS.glob("*.ini"))

    def check(folder):
        return as_json_says(folder, "check", *patients(folder))

    def batch(folder):
        return as_json_says(folder, "batch", *patients(folder))

    def set_aside(folder):
        text = (PATIENTS / "headache-after-every-session.ini").read_text(encoding="utf-8")
        (folder / "a.ini").write_text(
            text + "\n[overrides]\nhistory-headache = precaution: agreed\n", encoding="utf-8")
        (folder / "b.ini").write_text("[patient]\n", encoding="utf-8")
        wrong = as_json_says(folder, "check", "--date", harness.DATE, "a.ini", "b.ini")
        row = rows(run(folder, "check", "--plugin", "csv", "--format", "csv", "a.ini")[0])[0]
        return wrong + ([] if row["set_aside"] == "1" else [f"nothing is set aside: {row}"])

    def refused(folder):
        (folder / "wrong.ini").write_text('[patient]\nid = R-1\naeg = 54\nsex = "=1"\n',
                                          encoding="utf-8")
        wrong = []
        for command in ("check", "batch"):
            text, _, code = run(folder, command, "--plugin", "csv", "--format", "csv", "wrong.ini",
                                "missing.ini")
            first, second = rows(text)
            expected = dict.fromkeys(COLUMNS, "") | {"disposition": "refused"}
            wrong += [] if code == 2 else [f"{command}: exit code {code}"]
            for row, name, why in ((first, "wrong.ini", ['wrong.ini:3: "aeg" is not a fact of',
                                                         ' | wrong.ini:4: "sex" takes female']),
                                   (second, "missing.ini", ["No such file"])):
                wrong += [f"{command}: {part!r} is not in {row}" for part in why
                          if part not in row["refused"]]
                rest = row | {"refused": "", "patient": ""}
                if rest != expected | {"input": row["input"]} or not row["input"].startswith(name):
                    wrong.append(f"{command}: {row}")
        return wrong

    def hostile(folder):
        """The patient's number, which a stranger may have written, comes back whole; no field, and
        no part of one behind a semicolon, begins a formula."""
        numbers = "".join(json.dumps({"patient": {"id": text}}) + "\n" for text in HOSTILE)
        (folder / "hostile.ndjson").write_text(numbers, encoding="utf-8")
        text, errors, _ = run(folder, "check", "--plugin", "csv", "--plugin", "json", "--format",
                              "csv", "--date", harness.DATE, "hostile.ndjson")
        found = rows(text)
        wrong = [] if len(found) == len(HOSTILE) else [f"{len(found)} lines", errors]
        for row, number in zip(found, HOSTILE):
            if row["patient"].replace("'", "") != number.strip(" \t").replace("'", ""):
                wrong.append(f"{number!r} became {row['patient']!r}")
            for part in row["patient"].split(";"):
                if part.strip()[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20\u2212"):
                    wrong.append(f"{row['patient']!r} is a formula")
        return wrong

    cases = {"check": check, "batch": batch, "set_aside": set_aside, "refused": refused,
             "hostile": hostile}
    harness.run_cases(cases, options.names, lambda name, folder: cases[name](folder))


if __name__ == "__main__":
    main()
