#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""contra batch: interrupted, killed, and resumed.

    resume.py CONTRA [NAME...]"""

import os
import random
import signal
import subprocess
import sys
import time

import run
from run import (DATE, ROOT, MILD, command, equal, is_whole, patient, undisturbed, write_stream,
                 write_tree)

run.TESTS.clear()
test = run.test


def interrupt(folder, number, delay, *words):
    """Starts a run, sends it a signal after some time, and gives its exit code."""
    process = subprocess.Popen(command("--quiet", "--output", "out", *words), cwd=folder,
                               stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(delay)
    process.send_signal(number)
    process.communicate(timeout=60)
    return process.returncode


def finish(folder, whole, *words):
    done = run.run(folder, "--resume", "--output", "out", *words)
    assert done.returncode in (0, 1, 2), done.stderr
    assert (folder / "out").read_bytes() == whole, "resuming does not give the undisturbed run"


def much(folder, count=9000):
    """A tree, a stream that all share, and one in a folder."""
    write_tree(folder / "tree", count // 3)
    write_stream(folder / "tree/stream.ini", count // 3)
    write_stream(folder / "shared.ini", count // 3)
    return ["tree", "shared.ini"]


@test
def a_signal_leaves_whole_lines(folder):
    words = much(folder)
    whole = undisturbed(folder, *words)
    started = time.monotonic()
    undisturbed(folder, *words)
    length = time.monotonic() - started
    for number, part in [(signal.SIGINT, 0.4), (signal.SIGTERM, 0.6), (signal.SIGINT, 0.8)]:
        for jobs in [1, 3]:
            code = interrupt(folder, number, length * part, "--jobs", jobs, *words)
            assert code in (128 + number, 0, 1, -number), code
            if code == 128 + number:
                is_whole((folder / "out").read_bytes(), whole)
            finish(folder, whole, *words)


@test
def a_signal_ends_a_run_that_waits(folder):
    process = subprocess.Popen(command("--output", "out", "-"), cwd=folder, stdin=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdin.write((patient(0) + "---\n" + patient(1)).encode())
    process.stdin.flush()
    time.sleep(0.7)
    process.send_signal(signal.SIGTERM)
    equal(process.wait(timeout=10), 128 + signal.SIGTERM)
    process.stdin.close()
    process.stderr.close()


@test
def killed_five_times(folder):
    words = much(folder)
    seed = int(os.environ.get("BATCH_SEED", time.time()))
    chance = random.Random(seed)
    for form in ["record", "compact"]:
        started = time.monotonic()
        whole = undisturbed(folder, "--format", form, *words)
        length = time.monotonic() - started
        (folder / "out").unlink(missing_ok=True)
        for _ in range(int(os.environ.get("BATCH_KILLS", 5))):
            interrupt(folder, signal.SIGKILL, chance.uniform(0, length / 3), "--resume", "--format",
                      form, *words)
            assert whole.startswith((folder / "out").read_bytes() if (folder / "out").exists()
                                    else b""), f"seed {seed}"
        finish(folder, whole, "--format", form, *words)


@test
def any_cut_can_be_resumed(folder):
    write_tree(folder / "tree", 50, a_folder=7)
    write_stream(folder / "tree/001/stream.ini", 9)
    (folder / "tree/zz.ini").write_text("bad\n")
    for words in [["tree"], ["--shard", "2/3", "tree"]]:
        whole = undisturbed(folder, *words)
        for length in [0, 5, *range(100, len(whole), len(whole) // 40), len(whole) - 1, len(whole)]:
            (folder / "out").write_bytes(whole[:length])
            finish(folder, whole, *words)


@test
def the_date_is_kept(folder):
    write_tree(folder / "tree", 40)
    done = run.run(folder, "--output", "out", "tree", date="2026-01-05")
    data = (folder / "out").read_bytes().splitlines(keepends=True)
    (folder / "out").write_bytes(b"".join(data[:20]))
    done = run.run(folder, "--resume", "--output", "out", "tree", date=None)
    assert done.returncode in (0, 1), done.stderr
    equal((folder / "out").read_bytes(), b"".join(data))


@test
def another_run_is_not_resumed(folder):
    write_tree(folder / "tree", 40)
    whole = undisturbed(folder, "tree")
    lines = whole.splitlines(keepends=True)
    (folder / "fewer").mkdir()
    (folder / "fewer/p.ini").write_text(patient(3))

    def refused(data, why, *words, date=DATE):
        (folder / "out").write_bytes(data)
        done = run.run(folder, "--resume", "--output", "out", *words, date=date)
        equal(done.returncode, 2, (words, done.stderr))
        equal(done.stderr.decode(), f'contra: "out" {why}\n')
        equal((folder / "out").read_bytes(), data, "a refused file was changed")

    def another(data, why, *words, **more):
        refused(data, f"is of another run: {why}. Nothing was written.", *words, **more)

    (folder / "tree" / "000" / "p000039.ini").rename(folder / "last")
    another(whole, "it has more lines than inputs", "tree")
    (folder / "last").rename(folder / "tree" / "000" / "p000039.ini")
    another(whole, 'its line 2 is not about "fewer/p.ini", whose turn it is', "fewer")
    another(lines[0] + lines[2], 'its line 2 is not about "tree/000/p000000.ini", whose turn it is',
            "tree")
    (folder / "new" ).mkdir()
    (folder / "tree" / "000" / "p000005.ini").rename(folder / "new" / "p000005.ini")
    (folder / "tree" / "000" / "p000007a.ini").write_text(patient(7))  # as many as before
    another(whole, 'its line 7 is not about "tree/000/p000006.ini", whose turn it is', "tree")
    (folder / "tree" / "000" / "p000007a.ini").unlink()
    (folder / "new" / "p000005.ini").rename(folder / "tree" / "000" / "p000005.ini")
    for spoilt in [b"garbage\n", b"\n", b"\0" * 300 + lines[3], lines[3][:-9] + b"\n",
                   lines[3].replace(b"P-2", b"P\0" * 2)]:
        another(b"".join([*lines[:3], spoilt, *lines[4:]]), "its line 4 is no record. Keep the 3 "
                "lines before it, and resume from them", "tree")
    compact = undisturbed(folder, "--format", "compact", "tree").splitlines(keepends=True)
    ward = ["--rules", ROOT / "tests/packs/ward", "--format", "compact"]
    both = run.run(folder, *ward, "tree", date=None).stdout
    another(both, "its rules are others, or have been changed since. Begin anew, or give the packs "
            "as they were", "tree", "--format", "compact", date=None)
    another(compact[0] + compact[2], "its last line is about another input", "tree", "--format",
            "compact")
    another(compact[0] + compact[1] + b"garbage\n", "its line 3 is no record. Keep the 2 lines "
            "before it, and resume from them", "tree", "--format", "compact")
    another(lines[0].replace(b"sha256:", b"sha256:0") + lines[1],
            "its rules are others, or have been changed since. Begin anew, or give the packs as "
            "they were", "tree")
    another(lines[0].replace(b'"engine":"', b'"engine":"9') + lines[1],
            "another version of contra wrote it. Begin anew", "tree")
    another(whole, "it has another format. Give the --format that it was written in", "tree",
            "--format", "compact")
    another(whole, "its day is another. Leave --date out, and the day stays that of the first run",
            "tree", date="2026-11-23")
    another(lines[0].replace(b"true", b"false"),
            "it was begun without --date. Leave --date out", "tree")
    foreign = "was not written by contra batch. Name another file."
    refused(b"my diary\nof this year\n", foreign, "tree")
    refused(whole.replace(b"2026-11-22", b"2026-99-27"), foreign, "tree")


@test
def two_runs_do_not_write_to_one_file(folder):
    (folder / "a.ini").write_text(patient(0))
    first = subprocess.Popen(command("--output", "out", "-"), cwd=folder, stdin=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
    first.stdin.write(patient(1).encode() + b"---\n")
    first.stdin.flush()
    time.sleep(0.5)
    before = (folder / "out").read_bytes()
    assert before.count(b"\n") == 2, before
    for words in [[], ["--resume"]]:
        done = run.run(folder, "--output", "out", *words, "a.ini")
        equal(done.returncode, 2)
        equal(done.stderr.decode(), 'contra: "out" is being written by another run. Wait for its '
              "end, or name another file.\n")
        equal((folder / "out").read_bytes(), before)
    first.stdin.close()
    equal(first.wait(timeout=30), 1)
    equal(run.run(folder, "--output", "out", "a.ini").returncode, 1)


@test
def an_interrupted_summary_says_so(folder):
    for words, wanted in [([], "\nInterrupted: what is not done yet is not counted.\n"),
                          (["--format", "json"], '\n  "interrupted": true,\n')]:
        process = subprocess.Popen(command("--quiet", "--summary", "--output", "out", *words, "-"),
                                   cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(patient(1).encode() + b"---\n" + patient(2).encode())
        process.stdin.flush()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        text = process.stdout.read().decode()
        equal(process.wait(timeout=10), 128 + signal.SIGINT)
        process.stdin.close()
        assert wanted in text, text


@test
def what_was_done_before_counts_for_the_exit_code(folder):
    (folder / "mild.ini").write_text(MILD)
    (folder / "grave.ini").write_text(patient(0))
    (folder / "bad \"disposition\":\"proceed.ini").write_text("bad\n")
    (folder / "last.ini").write_text(MILD)
    bad = "bad \"disposition\":\"proceed.ini"
    for form in ["record", "json", "compact"]:
        for names, code in [(["mild.ini"], 0), (["mild.ini", "grave.ini"], 1), ([bad], 2),
                            ([bad, "grave.ini", "mild.ini"], 2)]:
            words = ["--format", form, *names, "last.ini"]
            whole = undisturbed(folder, *words)
            for left in [whole, whole[:whole.rindex(b"\n", 0, -1) + 1]]:
                (folder / "out").write_bytes(left)
                done = run.run(folder, "--resume", "--output", "out", *words)
                equal(done.returncode, code, (form, names, done.stderr))
                equal((folder / "out").read_bytes(), whole)
    assert b"Before this run 3 were read, 1 of them refused." in done.stderr, done.stderr


if __name__ == "__main__":
    sys.exit(run.main())
