#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The patient's sheet of every sample patient: as HTML it is well-formed, holds nothing to run and
nothing from elsewhere; as HTML and as text it names nobody, and says nothing that no study says."""

import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import harness

SAMPLES = harness.ROOT / "rules/dry-needling/patients"
IDENTIFYING = re.compile(r"^(id|name|birth_date)\s*=\s*([^;\n]+)", re.MULTILINE)
MADE_UP = re.compile(r"JOSPT|\b35 ?(%|percent|of 100)", re.IGNORECASE)  # clinical.md, section 2.0
ALLOWED = set("""html head meta title style body main h1 h2 h3 p strong section div dl dt dd bdi ul
    li footer""".split())
NAMESPACE = "{http://www.w3.org/1999/xhtml}"
COLUMNS, MOST_LINES = 80, 100


def says_nothing_wrong(text, patient):
    for key, value in IDENTIFYING.findall(patient):
        if value.strip() in text:
            yield f"The {key} {value.strip()} is on the sheet."
    if MADE_UP.search(text):
        yield f"{MADE_UP.search(text)[0]} is on the sheet, and no such study was found."


def check_text(text):
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        yield f"The text has {len(lines)} lines."
    yield from check_reassurance(text)
    yield from (f"wider than {COLUMNS} columns: {line}" for line in lines if len(line) > COLUMNS)


def check_reassurance(text):
    """A collapsed lung is never something that passes by itself."""
    block = re.search(r"^Collapsed lung\n(  .*\n)+", text, re.MULTILINE)
    if block and "passes" in block[0]:
        yield f"That must not reassure: {block[0]}"


def check_html(text):
    root = xml.fromstring(text)
    for element in root.iter():
        name = element.tag.removeprefix(NAMESPACE)
        if name not in ALLOWED:
            yield f"<{name}> has no place on the sheet."
        for attribute in set(element.attrib) - {"lang", "charset", "name", "content", "http-equiv",
                                                "class"}:
            yield f"{attribute} of <{name}> has no place on the sheet."
    style = "".join(root.find(f".//{NAMESPACE}style").itertext())
    if re.search(r"url|@import|://", style):
        yield "The style fetches something."
    if len(root.findall(f".//{NAMESPACE}h1")) != 1 or root.get("lang") != "en":
        yield "One heading and a language are needed by those who listen to the page."


def main():
    options = harness.options(__doc__)

    def sheet(name, form, folder):
        command = [options.contra, "leaflet", "--date", harness.DATE, "--format", form,
                   SAMPLES / f"{name}.ini"]
        return harness.run(command, folder, options.contra)

    def test(name, folder):
        patient = (SAMPLES / f"{name}.ini").read_text(encoding="utf-8")
        lines = []
        for form, check in ("text", check_text), ("html", check_html):
            stdout, stderr, code = sheet(name, form, folder)
            if code not in (0, 1):
                return [f"exit code {code}", stderr]
            lines += [f"{form}: {line}" for line in check(stdout)]
            lines += [f"{form}: {line}" for line in says_nothing_wrong(stdout, patient)]
        return lines

    harness.run_cases([path.stem for path in SAMPLES.glob("*.ini")], options.names, test)


if __name__ == "__main__":
    main()
