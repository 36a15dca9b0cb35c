#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""contra batch: where a patient of a stream ends, what it is called, how soon it has its record;
and what a list may say. Each stream is read by contra check too, which must see the same patients.

    streams.py CONTRA [NAME...]"""

import json
import os
import random
import subprocess
import sys
import time

import run
from run import check, equal, inputs, patient, records

MARK = b"\xef\xbb\xbf"  # the byte order mark, as UTF-8
MOST = 1024 * 1024  # bytes of a patient

run.TESTS.clear()
test = run.test


def names(folder, text, *words):
    """What the patients of a stream are called, read as a file and from a pipe."""
    (folder / "s.ini").write_bytes(text)
    found = inputs(run.run(folder, *words, "s.ini").stdout)
    piped = inputs(run.run(folder, *words, "-", stdin=None, input=text).stdout)
    equal([name.replace("-", "s.ini", 1) for name in piped], found, "piped")
    return found


def of_check(done):
    """Whom check reports on."""
    found, text = [], done.stdout.decode().strip()
    while text:
        report, end = json.JSONDecoder().raw_decode(text)
        found, text = found + [report["patient"]], text[end:].strip()
    return found


def patients(folder, text):
    """Who was read, by batch and by check: None for who was refused."""
    (folder / "s.ini").write_bytes(text)
    found = [one.get("patient") for one in records(run.run(folder, "s.ini").stdout)]
    alone = check(folder, "--format", "json", "s.ini")
    equal(of_check(alone), [name for name in found if name is not None],
          alone.stderr)
    equal(alone.returncode == 2, None in found)
    return found


# --- where a patient ends ---

@test
def files_of_windows_one_behind_the_other(folder):
    one, two = [MARK + patient(number).replace("\n", "\r\n").encode() for number in range(2)]
    for separator in [b"---\r\n", MARK + b"---\r\n"]:
        equal(patients(folder, one + separator + two), ["P-0", "P-1"])
        equal(patients(folder, separator + one), [None, "P-0"])
    equal(names(folder, one + b"---\r\n" + two), ["s.ini:1", "s.ini:15"])


@test
def a_mark_elsewhere_is_refused(folder):
    equal(patients(folder, patient(0).encode() + MARK + b"[labs]\n"), [None])


@test
def a_patient_of_no_lines_is_told_at_its_line(folder):
    (folder / "s.ini").write_text(patient(0) + "---\n---\n" + patient(1))
    second = records(run.run(folder, "s.ini").stdout)[1]
    equal([second["input"], second["refused"][0]["line"]], ["s.ini:15", 15])


@test
def blank_lines_behind_the_last_separator_are_nobody(folder):
    for tail in [b"\n", b"\r\n \t\n\n", b"  ", MARK, b"\n" * 100000]:
        equal(patients(folder, patient(0).encode() + b"---\n" + tail), ["P-0"])
    equal(patients(folder, patient(0).encode() + b"---\n\n---\n"), ["P-0", None])
    equal(patients(folder, patient(0).encode() + b"---\n\0"), ["P-0", None])
    equal(patients(folder, patient(0).encode() + b"---\n; bye\n"), ["P-0", None])


@test
def what_is_nearly_a_separator_is_none(folder):
    for line in [b"---\r\r\n", b"\r---\n", b"---" + b" " * 196 + b"\n", b"--- -\n"]:
        equal(patients(folder, patient(0).encode() + line + patient(1).encode()), [None])
    equal(patients(folder, patient(0).encode() + b"---\n\r"), ["P-0", None])
    equal(patients(folder, patient(0).encode() + b"---" + b" " * 195 + b"\n" + patient(1).encode()),
          ["P-0", "P-1"])


@test
def a_separator_takes_nothing_of_a_patient_at_the_limit(folder):
    for length in range(MOST - 5, MOST + 2):
        long = patient(0).encode() + b"; padding\n" * 1000
        long += (b";" + b"x" * 99 + b"\n") * ((MOST - len(long)) // 101 - 1)
        rest = length - len(long)
        long += b";" + b"x" * (rest // 2 - 2) + b"\n;" + b"x" * (rest - rest // 2 - 2) + b"\n"
        equal(len(long), length)
        text = b"---\n".join([long, patient(1).encode(), patient(2).encode()])
        equal(patients(folder, text), ["P-0" if length <= MOST else None, "P-1", "P-2"])


@test
def any_stream_is_read_as_check_reads_it(folder):
    blanks = [b"---" + b" " * count + b"\n" for count in [195, 196]]
    parts = [b"[patient]\n", b"id = 1\n", b"[patient]\r\nid = 2\r\n", b"---\n", b"---\r\n", b"---",
             b"---\r\r\n", b"\r", b"\r---\n", MARK, MARK + b"---\n", b"\n", b" \t\n", b"--- \t\r\n",
             b"; c\n", b"--- x\n", b" ---\n", b"\0", b"\xff\n", b"x\n", *blanks]
    seed = int(os.environ.get("BATCH_SEED", time.time()))
    chance = random.Random(seed)
    for _ in range(300):
        text = b"".join(chance.choice(parts) for _ in range(chance.randrange(14)))
        (folder / "s.ini").write_bytes(text)
        found = records(run.run(folder, "--jobs", "1", "s.ini").stdout)
        alone = check(folder, "--format", "json", "s.ini")
        problems = sum(len(one.get("refused", [])) for one in found)
        equal([one["patient"] for one in found if "refused" not in one], of_check(alone),
              (seed, text))
        equal(problems, alone.stderr.count(b"s.ini:"), (seed, text, alone.stderr))


# --- patients that are too long ---

@test
def one_that_is_alone_has_the_name_of_its_file(folder):
    for long in [b"[patient]\n" + b"; much\n" * 200000, b"[patient]\n" + b"x" * 5 * MOST]:
        (folder / "s.ini").write_bytes(long)
        equal(inputs(run.run(folder, "s.ini").stdout), ["s.ini"])
        piped = run.run(folder, "-", stdin=None, input=long)  # it may go on without end
        equal(inputs(piped.stdout), ["-:1"])
        equal(names(folder, long + b"\n---\n"), ["s.ini:1"])
        lines = long.count(b"\n") + 2
        equal(names(folder, long + b"\n---\n" + patient(1).encode()),
              ["s.ini:1", f"s.ini:{lines + 1}"])
        equal(names(folder, patient(0).encode() + b"---\n" + long), ["s.ini:1", "s.ini:15"])


@test
def the_first_thing_wrong_is_told_of_one_that_is_too_long(folder):
    (folder / "s.ini").write_bytes(b"[patient]\nnonsense\n" + b"; much\n" * 400000)
    (one,) = records(run.run(folder, "s.ini").stdout)
    equal([problem["line"] for problem in one["refused"]], [2, 149796])
    assert "neither a heading nor an entry" in one["refused"][0]["message"], one
    assert "longer than 1048576 bytes" in one["refused"][1]["message"], one


@test
def the_end_of_a_long_line_separates_nothing(folder):
    for length in [MOST + 300, 3 * MOST, 3 * MOST + 12345]:
        text = b"[patient]\n" + b"x" * length + b"---\n" + b"id = 1\n---\n"
        equal(names(folder, text[:-1]), ["s.ini:1"])
        equal(names(folder, text + patient(1).encode()), ["s.ini:1", "s.ini:5"])
    # the line goes on with --- exactly where reading pauses
    for pause in range(MOST + 200, MOST + 400):
        text = b"[patient]\n" + b"x" * (pause - 10)
        process = subprocess.Popen(run.command("--quiet", "--format", "compact", "-"), cwd=folder,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(text)
        process.stdin.write(b"---\n[sites]\n")
        process.stdin.close()
        equal(len(process.stdout.read().splitlines()), 2, pause)
        process.wait(timeout=30)
        process.stdout.close()


# --- how soon ---

@test
def who_writes_slowly_gets_each_record_at_once(folder):
    """A program that sends a patient, and waits for the answer before it sends the next."""
    for jobs in ["1", "3"]:
        process = subprocess.Popen(run.command("--quiet", "--jobs", jobs, "--format", "compact", "-"),
                                   cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdout.readline()
        for number in range(50):
            process.stdin.write(patient(number).encode() + b"---\n")
            process.stdin.flush()
            equal(process.stdout.readline().split()[0], f"P-{number}".encode())
        process.stdin.close()
        equal(process.stdout.read(), b"")
        process.wait(timeout=30)
        process.stdout.close()


@test
def who_was_before_a_pipe_is_not_kept_waiting_by_it(folder):
    (folder / "a.ini").write_text(patient(0))
    os.mkfifo(folder / "pipe")
    process = subprocess.Popen(run.command("--quiet", "--format", "compact", "a.ini", "pipe"),
                               cwd=folder, stdout=subprocess.PIPE)
    process.stdout.readline()
    equal(process.stdout.readline().split()[0], b"P-0")  # nobody has opened the pipe yet
    (folder / "pipe").write_text(patient(1))
    equal(process.stdout.readline().split()[0], b"P-1")
    process.wait(timeout=30)
    process.stdout.close()


@test
def a_list_that_comes_slowly_too(folder):
    (folder / "a.ini").write_text(patient(0))
    process = subprocess.Popen(run.command("--quiet", "--format", "compact", "--from", "-"),
                               cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    process.stdout.readline()
    for _ in range(20):
        process.stdin.write(b"a.ini\n")
        process.stdin.flush()
        equal(process.stdout.readline().split()[0], b"P-0")
    process.stdin.close()
    process.wait(timeout=30)
    process.stdout.close()


# --- lists ---

@test
def a_list_of_nothing_is_told(folder):
    for text in [b"", b"\n\r\n\n", MARK]:
        (folder / "list").write_bytes(text)
        done = run.run(folder, "--from", "list")
        equal(done.returncode, 2)
        assert b'contra: The list "list" names no path.\n' in done.stderr, done.stderr
    (folder / "empty").mkdir()
    (folder / "list").write_text("empty\n")
    done = run.run(folder, "--from", "list")
    equal(done.returncode, 2)
    assert b"names no path" not in done.stderr, done.stderr
    assert b'contra: The folder "empty" holds no patient.\n' in done.stderr, done.stderr


@test
def a_shard_of_nothing_is_told_too(folder):
    (folder / "empty").mkdir()
    (folder / "a.ini").write_text(patient(0))
    for shard, path, code in [("1/4", "empty", 2), ("2/4", "empty", 2), ("1/4", "a.ini", 1),
                              ("2/4", "a.ini", 0)]:
        equal(run.run(folder, "--shard", shard, path).returncode, code, (shard, path))



@test
def a_list_may_begin_with_a_mark(folder):
    (folder / "a.ini").write_text(patient(0))
    for text in [MARK + b"a.ini\r\na.ini\r\n", MARK + b"a.ini\0a.ini\0"]:
        done = run.run(folder, "--from", "-", stdin=None, input=text)
        equal(inputs(done.stdout), ["a.ini", "a.ini"])


@test
def a_list_in_utf_16_is_refused_and_no_folder_walked(folder):
    (folder / "a.ini").write_text(patient(0))
    for code in ["utf-16-le", "utf-16-be"]:
        (folder / "list").write_bytes(("\ufeff" + "./a.ini\r\n" * 3000).encode(code))
        (one,) = records(run.run(folder, "--from", "list").stdout)
        equal([one["input"], one["refused"][0]["message"]],
              ["list", "The list is written in UTF-16. Save it as UTF-8."])


@test
def a_list_with_both_ends_loses_nothing(folder):
    (folder / "a.ini").write_text(patient(0))
    text = b"a.ini\n" * 20000 + b"a.ini\0b.ini\n" + b"a.ini\n"
    found = records(run.run(folder, "--from", "-", stdin=None, input=text).stdout)
    equal(len(found), 20002)
    equal(found[20000]["refused"][0]["message"],
          "This line of the list holds a byte 0, so its paths cannot be told apart. Separate all by "
          "line ends, or all by bytes 0.")


if __name__ == "__main__":
    sys.exit(run.main())
