#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""HAS-BLED through the whole engine: published worked cases, forms by chance over all that an item
may be, and what a reader of the report sees. tests/unit/test_has_bled.c has the arithmetic."""

import argparse
import itertools
import json
import random
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import ROOT, environment
from has_bled_cases import CASES, lines_of

PACKS = ["--rules", str(ROOT / "rules/dry-needling"), "--rules", str(ROOT / "plugins/has-bled/pack")]
GRADES = {None: 0, "advice": 1, "precaution": 2}
problems = []


def complain(name, message):
    problems.append(f"{name}: {message}")


def patient(lines, drug="warfarin = yes"):
    """A patient of whom only these lines and the drug are known, and that no illness is untold."""
    sections = {"check": ["date = 2026-11-22"], "medications": [drug], "conditions": []}
    for line in lines:
        section, said = line.split(": ", 1)
        sections.setdefault(section, []).append(said)
    sections["conditions"].append("others = no")
    return "".join(f"[{name}]\n" + "".join(f"{said}\n" for said in said_of)
                   for name, said_of in sections.items())


def check(contra, text, *more):
    command = [str(contra), "check", *PACKS, "--plugin", "has-bled", *more, "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=280,
                          env=environment(contra))
    if done.returncode not in (0, 1) or done.stderr:
        sys.exit(f"contra check ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def findings(contra, patients):
    """Of each patient the finding of the check, or None."""
    reports = check(contra, "---\n".join(patients), "--format", "json").splitlines()
    assert len(reports) == len(patients), (len(reports), len(patients))
    return [next((finding for finding in json.loads(report)["findings"]
                  if finding["rule"] == "has-bled"), None) for report in reports]


def score(finding):
    """The range that its sentence tells."""
    told = re.search(r"score is (\d)(?: to (\d))? of 9", finding["finding"])
    return int(told[1]), int(told[2] or told[1])


def expect(name, finding, low, high):
    if finding is None:
        complain(name, "no finding")
        return
    grades = ["precaution" if end >= 3 else "advice" for end in (low, high)]
    if score(finding) != (low, high):
        complain(name, f"{score(finding)} instead of {(low, high)}: {finding['finding']}")
    if [finding["grade"], finding["could_be"]] != grades:
        complain(name, f"{finding['grade']} to {finding['could_be']} instead of {grades}")


def published(contra):
    """Low is the published score, unless the case says why not; high counts what was not told."""
    found = findings(contra, [patient(lines_of(case)) for case in CASES])
    for case, finding in zip(CASES, found):
        low = case["score"] + case.get("differs", (0, ""))[0]
        expect(case["name"], finding, low, low + case["untold"])
    agree = sum("differs" not in case for case in CASES)
    print(f"{len(CASES)} published cases: {agree} agree, {len(CASES) - agree} differ as explained")


# Each item as yes, no and unknown.
ITEMS = [
    (["today: systolic = 161"], ["today: systolic = 160"], []),
    (["labs: creatinine = 200 umol/L"], ["has_bled: kidney = no"], ["labs: creatinine = 199 umol/L"]),
    (["conditions: cirrhosis = yes"], ["has_bled: liver = no"], []),
    (["conditions: stroke = 2020-01-01"], ["has_bled: stroke = no"], ["conditions: TIA = 2020-01-01"]),
    (["conditions: haemophilia A = mild"], ["has_bled: bleeding = no"], []),
    (["has_bled: labile_inr = yes"], ["has_bled: labile_inr = no"], ["has_bled: labile_inr ="]),
    (["patient: age = 66"], ["patient: age = 65"], []),
    (["medications: naproxen = yes", "medications: others = no"], ["medications: others = no"],
     ["medications: aspirin ="]),
    (["has_bled: drinks = 8"], ["has_bled: drinks = 7"], []),
]


def by_chance(contra, count):
    choices = random.Random(20261127).sample(list(itertools.product(range(3), repeat=9)), count)
    forms = [patient(line for item, value in zip(ITEMS, chosen) for line in item[value])
             for chosen in choices]
    for chosen, finding in zip(choices, findings(contra, forms)):
        low = chosen.count(0)
        expect(f"form {chosen}", finding, low, low + chosen.count(2))
    print(f"{count} forms by chance of 19683")


def who_is_judged(contra):
    high = ["today: systolic = 170", "has_bled: stroke = yes", "has_bled: bleeding = yes"]
    not_asked = high + ["conditions: easy bruising = yes"]
    silent, unasked, record, labile, on_apixaban = findings(contra, [
        patient(high + ["medications: others = no"], "paracetamol = yes"),
        patient(not_asked, "paracetamol = yes"),
        patient(high + ["conditions: long-term anticoagulant use = yes", "medications: others = no",
                        "has_bled: labile_inr = yes"], "paracetamol = yes"),
        patient(high + ["has_bled: labile_inr = yes"]),
        patient(high + ["has_bled: labile_inr = yes"], "apixaban = yes")])
    if silent is not None:
        complain("no anticoagulant", f"not silent: {silent['finding']}")
    if unasked is None or (unasked["grade"], unasked["could_be"]) != (None, "precaution"):
        complain("medicines not asked", f"{unasked}")
    if record is None or score(record)[0] != 4:
        complain("anticoagulated by the record", f"{record}")
    if score(labile)[0] != 4:
        complain("labile INR on warfarin", labile["finding"])
    # whether a vitamin K antagonist is taken as well is open: others were not asked for
    if score(on_apixaban)[0] != 3 or "labile INR" not in on_apixaban["finding"].split("known:")[1]:
        complain("labile INR on apixaban", on_apixaban["finding"])


def what_is_read(contra):
    """Sources, evidence and an override, as of any rule."""
    lines = ["today: systolic = 170", "has_bled: stroke = yes", "has_bled: bleeding = yes"]
    override = ["overrides: has-bled = precaution: agreed with her cardiologist (KM)"]
    held = ["HAS-BLED bleeding score: precaution", "Pisters et al.", "[borrowed]",
            "has_bled.stroke: yes (standard input:", "plugin has-bled 0.1.0", "HAS-BLED score is 3 to 9",
            "Counted: blood pressure above 160, stroke, bleeding history or predisposition."]
    set_aside = ["OVERRIDDEN: HAS-BLED bleeding score", "agreed with her cardiologist (KM)"]
    for said, expected in ((lines, held), (lines + override, set_aside)):
        text = re.sub(r"\s+", " ", check(contra, patient(said), "--format", "text"))
        for words in expected:
            if words not in text:
                complain("the report", f"does not say {words!r}")


def without_its_pack(contra):
    done = subprocess.run([str(contra), "check", *PACKS[:2], "--plugin", "has-bled", "-"], input="",
                          capture_output=True, text=True, env=environment(contra))
    if done.returncode != 3 or 'needs "has_bled.kidney"' not in done.stderr:
        complain("without its pack", f"{done.returncode}: {done.stderr}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("contra", type=lambda path: Path(path).resolve())
    parser.add_argument("--forms", type=int, default=400, help="how many by chance; 19683 are all")
    chosen = parser.parse_args()
    published(chosen.contra)
    by_chance(chosen.contra, chosen.forms)
    who_is_judged(chosen.contra)
    what_is_read(chosen.contra)
    without_its_pack(chosen.contra)
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
