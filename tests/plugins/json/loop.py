#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The full loop: every sample patient, and the contract (tests/ini/intake.ini), is written as JSON
with each key in the line where the INI has it, and read through the plugin json under the same
name: the reports, as text, as JSON and explained, are the same to the byte. Then all of them as one
stream of lines: the same reports but for the lines that they cite, and the same records of a
batch."""

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
import harness

PATIENTS = harness.ROOT / "rules/dry-needling/patients"
WORDS = {"yes": "true", "no": "false", "": "null"}


def entries(text):
    """(line, section, key, value) of an INI text; key and value are None of a heading."""
    section = None
    for number, line in enumerate(text.splitlines()):
        line = re.sub(r"(^|\s);.*", "", line).strip()
        if line.startswith("["):
            section = line.strip("[]")
            yield number, section, None, None
        elif line and not line.startswith("#"):
            key, value = (part.strip() for part in line.split("=", 1))
            yield number, section, key, value


def written(value):
    """A value as JSON has it: as true, false, null or a number where it can be one."""
    if re.fullmatch(r"-?(0|[1-9][0-9]*)([.][0-9]+)?", value):
        return value
    return WORDS.get(value, json.dumps(value, ensure_ascii=False))


def as_json(text):
    """The same, each key in its own line. A key that repeats must do so line below line."""
    lines = [""] * (len(text.splitlines()) + 1)
    before, key_before, in_list = None, None, False
    lines[0] = "{"
    said = list(entries(text))
    for index, (number, section, key, value) in enumerate(said):
        after = said[index + 1][1:3] if index + 1 < len(said) else None
        repeats, begins = key_before == (section, key), after == (section, key)
        if key is None:
            lines[number] += "}, " if before else ""
            lines[number] += json.dumps(section, ensure_ascii=False) + ": {"
        else:
            lines[number] += ", " if key_before and key_before[0] == section else ""
            lines[number] += "" if repeats else json.dumps(key, ensure_ascii=False) + ": "
            lines[number] += "[" if begins and not repeats else ""
            lines[number] += written(value)
            lines[number] += "]" if repeats and not begins else ""
            key_before = (section, key)
        before = section
    lines[-1] += "}}"
    made = "\n".join(lines)
    json.loads(made, object_pairs_hook=no_twice)
    return made


def no_twice(pairs):
    if len({key for key, _ in pairs}) < len(pairs):
        sys.exit(f"This converter cannot write a key that stands apart: {pairs}")
    return dict(pairs)


def without_places(text):
    """Reports without the file and line of what they cite."""
    return re.sub(r'"(file|line|input)": ?("[^"]*"|[0-9]+)', r'"\1":0', text)


def differ(what, first, second):
    if first == second:
        return []
    pairs = zip(str(first).splitlines(), str(second).splitlines())
    line = next((f"{a[:300]}\n{b[:300]}" for a, b in pairs if a != b), f"{first!r:.600}\n{second!r:.600}")
    return [f"{what} differs:", line]


def main():
    options = harness.options(__doc__)
    sources = sorted(PATIENTS.glob("*.ini")) + [harness.ROOT / "tests/ini/intake.ini"]

    def run(folder, *words):
        return harness.run([options.contra, *words, "--date", harness.DATE], folder, options.contra)

    def compare_one(source, folder):
        wrong = []
        for form in ("ini", "json"):
            (folder / form).mkdir()
        text = source.read_text(encoding="utf-8")
        (folder / "ini" / source.name).write_text(text, encoding="utf-8")
        (folder / "json" / source.name).write_text(as_json(text), encoding="utf-8")
        for more in ([], ["--explain"], ["--format", "json"], ["--format", "json", "--explain"]):
            ini = run(folder / "ini", "check", *more, source.name)
            made = run(folder / "json", "check", "--plugin", "json", *more, source.name)
            if not ini[0]:
                wrong += [f"{source.name} has no report", ini[1]]
            wrong += differ(f"{source.name} {' '.join(more)}", ini, made)
        return wrong

    def compare_streams(_, folder):
        texts = [source.read_text(encoding="utf-8") for source in sources]
        (folder / "all.ini").write_text("\n---\n".join(texts), encoding="utf-8")
        (folder / "all.ndjson").write_text(
            "".join(as_json(text).replace("\n", " ") + "\n" for text in texts), encoding="utf-8")
        wrong = []
        for words in (["check", "--format", "json"], ["batch"], ["batch", "--format", "json"]):
            ini = run(folder, *words, "all.ini")
            made = run(folder, *words, "--plugin", "json", "all.ndjson")
            count = len(ini[0].splitlines())
            if count < len(sources):
                wrong += [f"{words}: {count} reports of {len(sources)} patients", ini[1]]
            same = [without_places(text).replace("all.ini", "").replace("all.ndjson", "")
                    for text in (ini[0], made[0])]
            wrong += differ(" ".join(words), same[0], same[1])
            wrong += differ(f"{words}: errors and code", ini[1:], made[1:])
        return wrong

    def test(name, folder):
        source = next((path for path in sources if path.stem == name), None)
        return compare_one(source, folder) if source else compare_streams(name, folder)

    harness.run_cases([path.stem for path in sources] + ["streams"], options.names, test)


if __name__ == "__main__":
    main()
