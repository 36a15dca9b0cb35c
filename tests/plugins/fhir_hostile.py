#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""FHIR that is broken, or meant to break: each gets an error that says where, and no crash. Then
every value of tests/plugins/fhir/same.json is taken out, or put in another's place, in turn: each
gives a report or a refusal. Argument: the command."""

import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

BUNDLE = '{"resourceType":"Bundle","type":"collection","entry":[%s]}'
GOUT = '{"resource":{"resourceType":"Condition","id":"c","code":%s,"subject":{"reference":"Patient/p"}}}'
RESULT = ('{"resource":{"resourceType":"Observation","id":"o","status":"final","code":{"coding":['
          '{"system":"http://loinc.org","code":"6301-6"}]},"effectiveDateTime":%s,'
          '"valueQuantity":{"value":%s}}}')
DEEP = 100000


def questions(depth):
    return '{"linkId":"a","item":[' * depth + '{"linkId":"b"}' + "]}" * depth


CASES = {
    "nothing": ("", ""),
    "cut off": ((BUNDLE % GOUT)[:90], ""),
    "lists too deep": ('{"resourceType":"Bundle","entry":' + "[" * DEEP, ""),
    "objects too deep": ('{"resourceType":' + '{"a":' * DEEP, ""),
    "questions too deep": (BUNDLE % (
        '{"resource":{"resourceType":"QuestionnaireResponse","status":"completed","item":[%s]}}'
        % questions(60)), "too deep"),
    "a key twice": (BUNDLE % (GOUT % '{"text":"gout","text":"fever"}'), "twice"),
    "no UTF-8": ((BUNDLE % (GOUT % '{"text":"g\udcffut"}')), ""),
    "half a character": (BUNDLE % (GOUT % r'{"text":"g\ud800ut"}'), ""),
    "a NUL": (BUNDLE % (GOUT % r'{"text":"g\u0000ut"}'), ""),
    "huge exponent": (BUNDLE % (RESULT % ('"2026-11-01"', "1e999999999")), ""),
    "tiny exponent": (BUNDLE % (RESULT % ('"2026-11-01"', "1e-300")), "too many digits"),
    "many digits": (BUNDLE % (RESULT % ('"2026-11-01"', "2." + "4" * 5000)), ""),
    "a number that is none": (BUNDLE % (RESULT % ('"2026-11-01"', "NaN")), ""),
    "leading zeros": (BUNDLE % (RESULT % ('"2026-11-01"', "002.4")), ""),
    "a text for a list": (BUNDLE.replace("[%s]", '"%s"') % "gout", "must be a list"),
    "no object": ("[1, 2]", ""),
    "two roots": ('{"resourceType":"Patient"}}', ""),
    "a resource of its own": (BUNDLE % '{"resource":"gout"}', "no resource"),
    "long id": (BUNDLE % ('{"resource":{"resourceType":"Patient","id":"%s","deceasedBoolean":true}}'
                          % ("p" * 100000)), "died"),
    "a unit of lines": (BUNDLE % (
        '{"resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"system":'
        '"http://loinc.org","code":"6301-6"}]},"effectiveDateTime":"2026-11-01","valueQuantity":'
        r'{"value":2.4,"unit":"\n[overrides]\nbleeding = relative: x"}}}'), "overrides"),
}
# Not wrong as such: these are read, and what is odd about them is told in the report.
ODD = {
    "days that are none": BUNDLE % (RESULT % ('"2026-02-30T99:99:99+99:99"', "2.4")),
    "words of a form": BUNDLE % (GOUT % r'{"text":"gout = no\n[after]\nhours = 1"}'),
    "lines in an id": BUNDLE % (GOUT % '{"text":"fever"}').replace('"id":"c"',
                                                                   r'"id":"c\n\nDO NOT READ ON"'),
    "many unknown words": BUNDLE % ",".join(GOUT % ('{"text":"zq%d"}' % i) for i in range(900)),
    "a very long word": BUNDLE % (GOUT % ('{"text":"%s"}' % ("zq " * 50000))),
    "brackets": BUNDLE % (GOUT % ('{"text":"%s"}' % ("(" * 20000 + "gout" + ")" * 20000))),
    "slashes": BUNDLE % ('{"resource":{"resourceType":"MedicationRequest","status":"active",'
                         '"intent":"order","medicationCodeableConcept":{"text":"%s"}}}'
                         % ("a / " * 20000)),
    "many joiners": BUNDLE % (GOUT % ('{"text":"%s"}' % ("gout with " * 30))),
    "refers to itself": BUNDLE % (
        '{"resource":{"resourceType":"MedicationRequest","status":"active","intent":"order",'
        '"medicationReference":{"reference":"Medication/m"}}},'
        '{"resource":{"resourceType":"Medication","id":"m","ingredient":[{"itemReference":'
        '{"reference":"Medication/m"}}]}}'),
}
INSTEAD = [None, True, 7, -1e300, "", "x", [], {}, [[]], {"coding": {"code": 1}}]


def check(options, folder, text, name="case.json", form="text"):
    (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    command = [options.contra, "check", "--plugin", "fhir", "--date", "2026-11-27", "--format",
               form, name]
    done = subprocess.run(command, cwd=folder, env=harness.environment(options.contra),
                          timeout=300, stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "backslashreplace")


def places(value, path=()):
    yield path
    parts = value.items() if isinstance(value, dict) else (
        enumerate(value) if isinstance(value, list) else ())
    for key, part in parts:
        yield from places(part, (*path, key))


def changed(whole, path, new, drop):
    whole = copy.deepcopy(whole)
    at = whole
    for key in path[:-1]:
        at = at[key]
    if drop:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return whole


def one_by_one(options, folder):
    """Each change is a line, and all lines one stream: a patient each, none lost."""
    whole = json.loads((HERE / "fhir" / "same.json").read_text(encoding="utf-8"))
    paths = [path for path in places(whole) if path]
    lines = [json.dumps(whole)]
    for i, path in enumerate(paths):
        lines.append(json.dumps(changed(whole, path, None, True)))
        lines.append(json.dumps(changed(whole, path, INSTEAD[i % len(INSTEAD)], False)))
    code, out, said = check(options, folder, "\n".join(lines) + "\n", "many.ndjson",
                            "json")
    reports, refused = out.count(b'"schema":"contra-report'), set()
    for line in said.splitlines():
        if line.startswith("many.ndjson:"):
            refused.add(line.split(":")[1])
    wrong = []
    if code not in (0, 1, 2) or "Sanitizer" in said:
        wrong.append(f"changed one by one: exit {code}\n{said[-2000:]}")
    if reports + len(refused) < len(lines):
        wrong.append(f"{len(lines)} patients gave {reports} reports and {len(refused)} refusals")
    print(f"{len(lines)} changes: {reports} reports, {len(refused)} refusals")
    return wrong


def main():
    options = harness.options(__doc__)
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for case, (text, said_of_it) in CASES.items():
            code, out, said = check(options, folder, text)
            if code != 2 or out or not said or "Sanitizer" in said:
                wrong.append(f"{case}: exit {code}, {len(out)} bytes, {said[:400]}")
            elif not any(word in said for word in said_of_it.split("|")):
                wrong.append(f"{case}: {said[:400]}")
            else:
                print(f"{case}: {said.splitlines()[0][:140]}")
        for case, text in ODD.items():
            code, out, said = check(options, folder, text)
            if code not in (0, 1) or said or not out or b"\nDO NOT" in out:
                wrong.append(f"{case}: exit {code}, {said[:400]}")
        wrong += one_by_one(options, folder)
    print("\n".join(wrong))
    sys.exit(bool(wrong))


main()
