#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Fills in the blank intake that `contra template` prints with the answers of each sample patient. It
must read without complaint and give that patient's report, but for the lines that it cites. Where
the patient says `not_mentioned = no`, lines that stay empty are deleted, as the template says."""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

SAMPLES = harness.ROOT / "rules/dry-needling/patients"
LINE_MOST = 198  # bytes that the reader takes


def sections_of(text):
    """The sections of a patient's file: heading -> lines."""
    sections = {}
    for line in text.splitlines():
        line = re.sub(r"(^|\s);.*", "", line).strip()
        if line.startswith("["):
            answers = sections.setdefault(line.strip("[]"), [])
        elif line:
            answers.append(line)
    return sections


def key_of(line):
    return line.partition("=")[0].strip()


def fill_section(lines, answers):
    """Answers go behind the keys that are there; the words of a list go below."""
    blank = {key_of(line.lstrip(";")): number for number, line in enumerate(lines)
             if re.match(r";?[^;\s\[][^=]*=", line)}
    for answer in answers:
        number = blank.get(key_of(answer))
        if number is None:
            lines.append(answer)
        else:
            lines[number] = answer
    return lines


def fill(template, patient):
    parts = re.split(r"^(?=;?\[)", template, flags=re.MULTILINE)
    answers = sections_of(patient)
    filled = [parts[0]]
    for part in parts[1:]:
        heading, *lines = part.splitlines()
        name = heading.strip(";[]").removesuffix(" YYYY-MM-DD")
        wanted = [key for key in answers if key == name or key.startswith(f"{name} ")]
        for key in wanted:
            filled.append("\n".join([f"[{key}]", *fill_section(list(lines), answers.pop(key))]))
        if not wanted:
            filled.append(part.rstrip("\n"))
    text = "\n".join(filled) + "\n"
    if "not_mentioned = no" in text.splitlines():
        text = re.sub(r"^\w+ =\n", "", text, flags=re.MULTILINE)
    return text, sorted(answers)


def without_places(report):
    """The report without files and lines."""
    if isinstance(report, dict):
        return {key: without_places(value) for key, value in report.items()
                if key not in ("file", "line")}
    return [without_places(item) for item in report] if isinstance(report, list) else report


def main():
    options = harness.options(__doc__)

    def run(arguments, folder):
        return harness.run([options.contra, *arguments], folder, options.contra)

    def report_on(path, folder):
        stdout, stderr, code = run(["check", "--format", "json", "--date", harness.DATE, path], folder)
        return (without_places(json.loads(stdout)) if code in (0, 1) else code), stderr

    def test(name, folder):
        template, complaints, code = run(["template"], folder)
        long = [line for line in template.splitlines() if len(line.encode()) > LINE_MOST]
        if code or complaints or long:
            return [f"exit code {code}", complaints, *long]
        text, left = fill(template, (SAMPLES / f"{name}.ini").read_text(encoding="utf-8"))
        filled = folder / "filled.ini"
        filled.write_text(text, encoding="utf-8")
        found, complaints = report_on(filled, folder)
        expected, _ = report_on(SAMPLES / f"{name}.ini", folder)
        if left:
            return [f"The template has no section for [{heading}]." for heading in left]
        if complaints or found != expected:
            return [complaints, "The report differs from the sample patient's.", str(found)]
        return []

    harness.run_cases([path.stem for path in SAMPLES.glob("*.ini")], options.names, test)


if __name__ == "__main__":
    main()
