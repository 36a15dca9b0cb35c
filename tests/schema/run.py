#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every report on a sample patient is what report.schema.json says, and the schema is not so
patient that it takes a broken one."""

import copy
import json
import sys
from pathlib import Path

import jsonschema

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

SCHEMA = harness.ROOT / "include/contra/report.schema.json"
SAMPLES = harness.ROOT / "rules/dry-needling/patients"


def without(report, key):
    del report[key]


def broken_reports(report):
    """The report with one mistake in it, in several ways."""
    mistakes = {
        "another schema": lambda r: r.update(schema="contra-report/0"),
        "no disposition": lambda r: without(r, "disposition"),
        "no findings": lambda r: without(r, "findings"),
        "an unknown disposition": lambda r: r.update(disposition="fine"),
        "a date that is none": lambda r: r.update(date="today"),
        "complete in words": lambda r: r.update(complete="yes"),
        "findings that are no list": lambda r: r.update(findings={}),
        "a finding without a rule": lambda r: r.update(findings=[{"title": "?"}]),
        "an unknown member": lambda r: r.update(surprise=1),
    }
    for name, mistake in mistakes.items():
        broken = copy.deepcopy(report)
        mistake(broken)
        yield name, broken


def main():
    options = harness.options(__doc__)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    def test(name, folder):
        arguments = ["check", "--format", "json", "--explain", "--date", harness.DATE]
        command = [options.contra, *arguments, SAMPLES / f"{name}.ini"]
        stdout, stderr, code = harness.run(command, folder, options.contra)
        if code not in (0, 1):
            return [f"exit code {code}", stderr]
        report = json.loads(stdout.replace("sha256:…", "sha256:" + "0" * 64))
        lines = [f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
                 for error in validator.iter_errors(report)]
        return lines + [f"The schema takes a report with {mistake}."
                        for mistake, broken in broken_reports(report) if validator.is_valid(broken)]

    harness.run_cases([path.stem for path in SAMPLES.glob("*.ini")], options.names, test)


if __name__ == "__main__":
    main()
