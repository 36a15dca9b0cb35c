#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""contra batch on what plugins read and write: one record for each patient of a source, in order and
the same with any number of workers; resumed behind any record; shards; formats of lines.

    batch.py CONTRA PROBE        PROBE: the plugin of the tests (probe.c)"""

import json
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTRA, PROBE = (Path(word).resolve() for word in sys.argv[1:3])
TESTS = []


def test(function):
    TESTS.append(function)
    return function


def batch(folder, *words, code=None, stdin=None):
    done = subprocess.run([CONTRA, "batch", "--rules", ROOT / "tests/packs/clinic", "--plugin", PROBE,
                           "--date", "2026-11-22", "--quiet", *words],
                          cwd=folder, capture_output=True, text=True, input=stdin, check=False)
    assert code is None or done.returncode == code, (done.returncode, done.stderr)
    return done


def write_patients(folder):
    """Nine patients: six that the probe reads, one of them refused, and three of INI."""
    (folder / "d").mkdir()
    (folder / "d/a.ini").write_text("[medications]\nwarfarin = 5 mg\n[labs]\ninr = 4\n")
    (folder / "d/b.probe").write_text("probe\nmedications.warfarin: 5 mg\nlabs.inr: 4\n")
    (folder / "d/c.probe").write_text("probe\npatient.id: one\n\npatient.id: two\nlaps.inr: 4\n\n"
                                      "patient.id: three\n\npatient.id: four\n")
    (folder / "d/d.ini").write_text("[consent]\nwilling = no\n---\n[patient]\nage = 30\n")
    (folder / "d/e.probe").write_text("probe\n!fail\n")
    (folder / "d/f.txt").write_text("probe\n")  # not asked for


NAMES = ["d/a.ini", "d/b.probe", "d/c.probe:2", "d/c.probe:4", "d/c.probe:7", "d/c.probe:9",
         "d/d.ini:1", "d/d.ini:4", "d/e.probe"]


def records(text):
    return [json.loads(line) for line in text.splitlines()[1:]]


@test
def each_patient_has_a_record(folder):
    write_patients(folder)
    done = batch(folder, "d", code=3)
    found = records(done.stdout)
    assert [record["input"] for record in found] == NAMES
    assert found[0]["disposition"] == found[1]["disposition"]
    assert found[0]["rules"] == found[1]["rules"]
    assert found[3]["refused"][0]["message"].startswith("[laps] is not a section."), found[3]
    assert found[3]["refused"][0]["line"] == 5
    assert "the line is of lead" in found[8]["refused"][0]["message"], found[8]


@test
def any_number_of_workers_gives_the_same(folder):
    write_patients(folder)
    assert batch(folder, "--jobs", "1", "d").stdout == batch(folder, "--jobs", "7", "d").stdout


@test
def resumed_behind_any_record(folder):
    write_patients(folder)
    batch(folder, "--output", "whole", "d")
    lines = (folder / "whole").read_text().splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        (folder / "part").write_text("".join(lines[:count]) + '{"input": "half')
        done = batch(folder, "--output", "part", "--resume", "d", code=3)  # a reader fails
        assert (folder / "part").read_text() == "".join(lines), (count, done.stderr)


@test
def not_resumed_where_that_cannot_be(folder):
    write_patients(folder)
    done = batch(folder, "--output", "out", "--resume", "-", code=2, stdin="probe\n")
    assert "cannot go on in standard input" in done.stderr, done.stderr
    done = batch(folder, "--output", "out", "--resume", "--format", "probe-line", "d", code=2)
    assert '"probe-line" has none' in done.stderr, done.stderr


@test
def from_standard_input(folder):
    done = batch(folder, "-", stdin="probe\npatient.id: one\n\npatient.id: two\n")
    assert [record["patient"] for record in records(done.stdout)] == ["one", "two"]
    done = batch(folder, "-", stdin="[patient]\nid = one\n---\n[patient]\nid = two\n")
    assert [record["patient"] for record in records(done.stdout)] == ["one", "two"]


@test
def all_shards_together_give_all(folder):
    write_patients(folder)
    found = []
    for shard in range(1, 4):
        found += records(batch(folder, "--shard", f"{shard}/3", "d").stdout)
    assert sorted(record["input"] for record in found) == sorted(NAMES)


@test
def lines_of_a_plugin(folder):
    write_patients(folder)
    lines = batch(folder, "--format", "probe-line", "d", code=3).stdout.splitlines()
    assert lines[0] == "input: wording"
    assert [line.split(": ")[0] for line in lines[1:]] == NAMES
    assert lines[4].startswith("d/c.probe:4: refused: [laps] is not a section."), lines[4]
    assert batch(folder, "--jobs", "5", "--format", "probe-line", "d").stdout.splitlines() == lines


@test
def documents_are_not_for_batches(folder):
    write_patients(folder)
    done = batch(folder, "--format", "probe-word", "d", code=2)
    assert '"probe-word" has no line for an input that was refused' in done.stderr, done
    done = batch(folder, "--format", "probe-words", "d", code=2)
    assert '"probe-words" is not a format.' in done.stderr, done.stderr


@test
def a_plugin_that_ends_the_program_is_told(folder):
    (folder / "a.ini").write_text("[labs]\ninr = 2\n")
    done = subprocess.run([CONTRA, "check", "--rules", ROOT / "tests/packs/clinic", "--plugin",
                           PROBE.parent / "exits.so", "a.ini"],
                          cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, ""), done
    assert done.stderr == ("contra: The program was ended from within, before its work was done. Does "
                           "a plugin call exit?\n"), done


@test
def where_nobody_is_found_that_is_said(folder):
    (folder / "empty").mkdir()
    (folder / "empty/bundle.json").write_text("{}")
    done = batch(folder, "empty", code=2)
    assert done.stderr.startswith("contra: No patient was found there."), done
    batch(folder, "--shard", "2/3", "empty", code=2)
    (folder / "empty/a.ini").write_text("[patient]\n")
    batch(folder, "--shard", "2/3", "empty", code=0)  # a shard may have nothing to do


def main():
    failed = 0
    for function in TESTS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                function(Path(folder))
            except Exception:
                failed += 1
                print(f"--- {function.__name__}")
                traceback.print_exc()
    print(f"{len(TESTS)} tests, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
