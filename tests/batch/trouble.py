#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""contra batch where the system does what it seldom does: folders that fail half way, files that
grow, waits that a signal ends, streams that are closed; and outputs that would destroy something.

    trouble.py CONTRA SHIM [NAME...]"""

import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import run
from run import PACK, equal, inputs, patient, records, write_stream

SHIM = None
LACK = ("contra: No more could be opened or read: Too many open files. What is not done was not "
        'refused. How many files may be open, "ulimit -n" sets; each of --jobs opens one.')
PACK_HAS_FILES = "This is a pipe, a socket or a device; a pack has files."
LOOKED = "This cannot be looked into, so rules may be missing."
NO_FILE = ("This is a pipe, a socket or a device, which is read only where the command line names "
           "it.")
run.TESTS.clear()
test = run.test


def shimmed(folder, *words, **variables):
    environment = dict(os.environ, LD_PRELOAD=str(SHIM), ASAN_OPTIONS="verify_asan_link_order=0",
                       **variables)
    return run.run(folder, "--jobs", "1", *words, env=environment)


def write(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(patient(0))


def reason(record):
    return " ".join(one["message"] for one in record.get("refused", [])) or None


def on_a_terminal(folder, *words):
    """What a terminal gets of both streams, while two patients come slowly."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(run.command(*words), cwd=folder, stdin=subprocess.PIPE,
                               stdout=theirs, stderr=theirs)
    os.close(theirs)
    for number in range(2):
        time.sleep(0.3)
        process.stdin.write(patient(number).encode() + b"---\n")
        process.stdin.flush()
    process.stdin.close()
    seen = b""
    try:
        while part := os.read(ours, 65536):
            seen += part
    except OSError:
        pass  # the end of a terminal
    os.close(ours)
    process.wait(timeout=60)
    return seen


# --- folders and files ---

@test
def what_is_no_file_is_not_waited_for(folder):
    write(folder, "f/a.ini", "f/z.ini")
    os.mkfifo(folder / "f/m.ini")
    (folder / "f/n.ini").symlink_to("m.ini")
    done = run.run(folder, "f")
    found = records(done.stdout)
    equal([one["input"] for one in found], ["f/a.ini", "f/m.ini", "f/n.ini", "f/z.ini"])
    for one in found[1:3]:
        equal(reason(one), NO_FILE)
    (folder / "list").write_text("f/a.ini\nf/m.ini\n")
    equal([reason(one) for one in records(run.run(folder, "--from", "list").stdout)], [None, NO_FILE])


@test
def too_few_files_refuse_nobody(folder):
    write(folder, "f/a.ini", "f/b.ini", "f/c.ini")
    whole = run.run(folder, "f").stdout
    for most in range(4, 12):
        (folder / "out").unlink(missing_ok=True)
        words = " ".join(run.command("--jobs", "1", "--output", "out", "f"))
        done = subprocess.run(["sh", "-c", f"ulimit -n {most}; {words}"], cwd=folder,
                              capture_output=True, timeout=60)
        assert done.returncode == (1 if most > 4 else 3), (most, done)
        if most == 4:
            equal(done.stderr.decode(), LACK + " --resume goes on from here.\n"
                  "contra: 0 inputs read, 0 checked, 0 refused.\n")
        if (folder / "out").exists():
            assert b"refused" not in (folder / "out").read_bytes(), most
            equal(run.run(folder, "--resume", "--output", "out", "f").returncode, 1, most)
            equal((folder / "out").read_bytes(), whole)


@test
def too_few_files_refuse_nobody_whom_a_plugin_reads(folder):
    (folder / "f").mkdir()
    for number in range(40):
        (folder / f"f/{number}.json").write_text('{ "patient": { "id": "%d" } }' % number)
    words = ["--plugin", "json", "--jobs", "8", "--output", "out",
             *(f"f/{number}.json" for number in range(40))]  # no folder takes the last file
    lacked = 0
    for most in range(4, 12):
        (folder / "out").unlink(missing_ok=True)
        line = " ".join(run.command(*words))
        done = subprocess.run(["sh", "-c", f"ulimit -n {most}; {line}"], cwd=folder,
                              capture_output=True, timeout=60)
        assert done.returncode in (0, 1, 3), done
        lacked += done.returncode == 3 and LACK.encode() in done.stderr
        if (folder / "out").exists():
            assert b"refused" not in (folder / "out").read_bytes(), most
            assert run.run(folder, "--resume", *words).returncode in (0, 1), most
            equal(len(inputs((folder / "out").read_bytes())), 40)
    assert lacked > 0


@test
def a_shard_loses_no_stream_for_want_of_files(folder):
    write_stream(folder / "big.ini", 4000)
    for shard in ["1/2", "2/2"]:
        done = shimmed(folder, "--shard", shard, "--output", "out", "big.ini", SHIM_LACKS="big.ini")
        equal(done.returncode, 3, done.stderr)
        assert b"Too many open files" in done.stderr, done.stderr
        equal(inputs((folder / "out").read_bytes()), [])
        equal(run.run(folder, "--shard", shard, "--output", "out", "--resume", "big.ini").returncode,
              1)
        equal(len(inputs((folder / "out").read_bytes())), 2000)


@test
def half_a_path_is_none(folder):
    write(folder, "a", "ab")
    (folder / "list").write_text("ab\n")
    done = shimmed(folder, "--from", "list", SHIM_ENDS="list", SHIM_BYTES="1")
    (one,) = records(done.stdout)
    equal([one["input"], reason(one)], ["list", "The list cannot be read: Input/output error."])


@test
def capitals_in_an_ending_do_not_matter(folder):
    write(folder, "f/a.INI", "f/b.Ini", "f/c.txt")
    equal(inputs(run.run(folder, "f").stdout), ["f/a.INI", "f/b.Ini"])

@test
def a_pack_that_fails_half_way_is_refused(folder):
    write(folder, "a.ini")
    count = sum(1 for _ in PACK.iterdir())
    for names in range(count):
        done = shimmed(folder, "a.ini", SHIM_FAILS=PACK.name, SHIM_NAMES=str(names))
        equal([done.returncode, done.stdout], [3, b""], done.stderr)
        assert b"This cannot be looked into, so rules may be missing." in done.stderr, done.stderr


@test
def a_pack_with_a_pipe_for_a_file_is_refused(folder):
    write(folder, "a.ini")
    for name, message in [("pack.ini", PACK_HAS_FILES), ("facts.ini", PACK_HAS_FILES),
                          ("rules/bleeding.lua", LOOKED)]:
        shutil.copytree(PACK, folder / "pack")
        (folder / "pack" / name).unlink()
        os.mkfifo(folder / "pack" / name)
        done = subprocess.run([run.CONTRA, "batch", "--rules", "./pack", "a.ini"], cwd=folder,
                              capture_output=True, timeout=60)
        equal([done.returncode, done.stdout], [3, b""], done.stderr)
        assert f"./pack/{name}: {message}\n".encode() in done.stderr, done.stderr
        shutil.rmtree(folder / "pack")


@test
def a_folder_that_fails_half_way_has_its_record(folder):
    write(folder, "f/a.ini", "f/b.ini", "f/c.ini")
    done = shimmed(folder, "f", SHIM_FAILS="f", SHIM_NAMES="2")
    equal(done.returncode, 2, done.stderr)
    (record,) = records(done.stdout)
    equal(reason(record), "The folder cannot be read: Input/output error.")
    assert b"1 input read, 0 checked, 1 refused." in done.stderr, done.stderr


@test
def the_rest_of_a_large_folder_has_its_record(folder):
    (folder / "f").mkdir()
    for number in range(65_600):
        (folder / f"f/{number:06}.ini").touch()
    process = subprocess.Popen(run.command("--jobs", "1", "--quiet", "f"), cwd=folder,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    first = process.stdout.readline() + process.stdout.readline()  # by then the folder is open
    (folder / "f").rename(folder / "g")  # a folder is read anew for each 65,536 names
    found = records(first + process.stdout.read())
    process.wait(timeout=60)
    equal(len(found), 65_537)
    equal(found[-1]["input"], "f")
    equal(reason(found[-1]),
          "The rest of the folder cannot be read: No such file or directory.")


@test
def a_file_that_grows_is_read_to_its_end(folder):
    (folder / "more").write_text("; " + "x" * 100 + "\n" + ("; " + "y" * 100 + "\n") * 3000 +
                                 "[allergies]\nnickel = yes\n")
    for name in ["grows.ini", "whole.ini"]:
        (folder / name).write_text(patient(0))
    (folder / "whole.ini").write_text(patient(0) + (folder / "more").read_text())
    wanted = run.run(folder, "--format", "json", "whole.ini").stdout.replace(b"whole", b"grows")
    done = shimmed(folder, "--format", "json", "grows.ini", SHIM_GROWS="grows.ini", SHIM_BY="more")
    equal((folder / "grows.ini").stat().st_size, (folder / "whole.ini").stat().st_size)
    equal(done.stdout, wanted)


# --- patients near the limit ---

@test
def a_separator_may_come_in_two_parts(folder):
    long = patient(0)
    long += "; padding\n" * ((1024 * 1024 - len(long)) // 10 - 1)
    long += ";" * (1024 * 1024 - len(long) - 1) + "\n"
    text = long.encode() + b"---\n" + patient(1).encode()
    for cut in range(1, 4):
        process = subprocess.Popen(run.command("--format", "compact", "--quiet", "-"), cwd=folder,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(text[:len(long) + cut])
        process.stdin.flush()
        time.sleep(0.3)
        process.stdin.write(text[len(long) + cut:])
        process.stdin.close()
        lines = process.stdout.read().decode().splitlines()[1:]
        process.wait(timeout=30)
        equal([line.split()[0] for line in lines], ["P-0", "P-1"], f"cut at {cut}")


# --- stopping ---

@test
def a_wait_that_a_signal_ends_is_no_record(folder):
    write(folder, "f/a.ini", "f/z.ini")
    words = ["f/a.ini", "f/m.ini", "f/z.ini"]
    for jobs in ["1", "2", "8"]:
        os.mkfifo(folder / "f/m.ini")
        process = subprocess.Popen(run.command("--jobs", jobs, "--output", "out", *words),
                                   cwd=folder, stderr=subprocess.PIPE)
        time.sleep(0.7)
        process.send_signal(signal.SIGTERM)
        equal(process.wait(timeout=10), 128 + signal.SIGTERM)
        process.stderr.close()
        equal(inputs((folder / "out").read_bytes()), ["f/a.ini"])
        (folder / "f/m.ini").unlink()
        write(folder, "f/m.ini")
        equal(run.run(folder, "--resume", "--output", "out", *words).returncode, 1)
        equal(inputs((folder / "out").read_bytes()), words)
        (folder / "f/m.ini").unlink()


@test
def a_pipe_that_is_named_is_read(folder):
    os.mkfifo(folder / "pipe")
    process = subprocess.Popen(run.command("--quiet", "--format", "compact", "pipe"), cwd=folder,
                               stdout=subprocess.PIPE)
    time.sleep(0.3)
    (folder / "pipe").write_text(patient(1) + "---\n" + patient(2))
    lines = process.stdout.read().splitlines()
    process.wait(timeout=30)
    equal([line.split()[0] for line in lines[1:]], [b"P-1", b"P-2"])


@test
def a_stop_at_the_end_of_a_file_loses_nobody(folder):
    write(folder, "f/a.ini", "f/c.ini")
    (folder / "f/b.ini").write_bytes(b"[patient]\n" + b"; much\n" * 400_000)
    whole = run.run(folder, "f").stdout
    done = shimmed(folder, "--output", "out", "f", SHIM_STOPS="b.ini")
    equal(done.returncode, 128 + signal.SIGINT, done.stderr)
    equal(inputs((folder / "out").read_bytes()), ["f/a.ini", "f/b.ini"])
    equal(run.run(folder, "--resume", "--output", "out", "f").returncode, 2)
    equal((folder / "out").read_bytes(), whole)


@test
def an_earlier_run_that_cannot_be_read_is_told(folder):
    write_stream(folder / "s.ini", 1000)
    run.run(folder, "--output", "out", "s.ini")
    before = (folder / "out").read_bytes()
    assert len(before) > 65536  # more than is read at once
    for beginning in ["0", "1"]:
        done = shimmed(folder, "--resume", "--output", "out", "s.ini", SHIM_SPOILT="out",
                       SHIM_FROM=beginning)
        equal([done.returncode, done.stderr.decode()],
              [3, 'contra: "out" cannot be read: Input/output error.\n'])
        equal((folder / "out").read_bytes(), before)


@test
def a_signal_is_heard_while_a_huge_file_is_passed_over(folder):
    with open(folder / "huge.ini", "wb") as file:
        file.truncate(200 * 1024 ** 3)
    process = subprocess.Popen(run.command("--jobs", "1", "--output", "out", "huge.ini"), cwd=folder,
                               stderr=subprocess.DEVNULL)
    time.sleep(0.7)
    process.send_signal(signal.SIGTERM)
    equal(process.wait(timeout=10), 128 + signal.SIGTERM)


# --- what must not be destroyed ---

def refused(folder, message, *words, **more):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run.run(folder, *words, **more)
    equal(done.returncode, 2, done.stderr)
    equal(done.stderr.decode(), "contra: " + message + "\n")
    equal({path: path.read_bytes() for path in before}, before)


@test
def an_output_destroys_no_input(folder):
    write(folder, "f/a.ini", "b.ini")
    (folder / "list").write_text("b.ini\n")
    (folder / "stream").write_text(patient(0))
    refused(folder, '"f/a.ini" would be taken for a patient\'s file. Let the name of --output end '
            "otherwise than in .ini.", "--output", "f/a.ini", "f")
    refused(folder, '"list" is to be read; --output would overwrite it.', "--from", "list",
            "--output", "list")
    with open(folder / "stream", "rb") as stream:
        refused(folder, '"stream" is to be read; --output would overwrite it.', "--output",
                "stream", "-", stdin=stream)


@test
def an_output_is_not_read_as_an_input(folder):
    plugin = "json"
    write(folder, "f/a.ini", "b.ini")
    (folder / "f/list.ndjson").write_text("")
    (folder / "f/link").symlink_to("a.ini")
    refused(folder, '"f/link" would be taken for a patient\'s file. Let the name of --output end '
            "otherwise than in .ini.", "--output", "f/link", "f")
    where = "would be read as an input: it lies in a folder that is searched, and its name ends as " \
            "theirs do. Write to another place."
    for name in ["f/list.ndjson", "f/new.json", "./f/../f/new.jsonl"]:
        refused(folder, f'"{name}" {where}', "--plugin", plugin, "--output", name, "f")
        assert name == "f/list.ndjson" or not (folder / name).exists()
    with open(folder / "f/z.ini", "wb") as out:
        done = subprocess.run(run.command("f"), cwd=folder, stdout=out, stderr=subprocess.PIPE)
    equal(done.returncode, 2)
    equal(done.stderr.decode(), f'contra: "{folder.resolve()}/f/z.ini" {where}\n')
    equal(run.run(folder, "--plugin", plugin, "--output", "out.ndjson", "f").returncode, 2)  # f/list
    equal(run.run(folder, "--output", "f/new.json", "f/a.ini").returncode, 1)


@test
def resuming_destroys_nothing_foreign(folder):
    write(folder, "a.ini")
    for text in ["precious notes", "{", "# contra"]:
        (folder / "out").write_text(text)
        ours = text == "{"
        done = run.run(folder, "--resume", "--output", "out", "a.ini")
        equal(done.returncode, 1 if ours else 2, done.stderr)
        if not ours:
            equal(done.stderr.decode(),
                  'contra: "out" was not written by contra batch. Name another file.\n')
            equal((folder / "out").read_text(), text)


# --- lists, closed streams, the end ---

@test
def a_list_on_standard_input_cannot_name_it(folder):
    write(folder, "a.ini", "b.ini")
    done = run.run(folder, "--from", "-", stdin=None, input=b"a.ini\n-\nb.ini\n")
    equal([(one["input"], reason(one)) for one in records(done.stdout)],
          [("a.ini", None),
           ("-", "Standard input is the list already. A file of this name is \"./-\"."),
           ("b.ini", None)])


@test
def a_closed_stream_puts_nothing_into_the_records(folder):
    write(folder, "a.ini")
    wanted = run.run(folder, "a.ini").stdout
    for closed in [">&-", "2>&-", "<&-", "<&- >&- 2>&-"]:
        words = " ".join(run.command("--summary", "--output", "out", "a.ini"))
        subprocess.run(["sh", "-c", f"{words} {closed}"], cwd=folder, capture_output=True,
                       timeout=60)
        equal((folder / "out").read_bytes(), wanted, closed)
    words = " ".join(run.command("a.ini"))
    done = subprocess.run(["sh", "-c", f"{words} >&-"], cwd=folder, capture_output=True, timeout=60)
    equal([done.returncode, done.stderr],
          [3, b"contra: Standard output cannot be written: Bad file descriptor.\n"])
    words = " ".join(run.command("-"))
    done = subprocess.run(["sh", "-c", f"{words} <&-"], cwd=folder, capture_output=True, timeout=60)
    equal([reason(one) for one in records(done.stdout)],
          ["The file cannot be read: Bad file descriptor."])


@test
def a_pipe_that_does_not_wait_gets_all(folder):
    write(folder, *(f"f/{number:03}.ini" for number in range(300)))
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    process = subprocess.Popen(run.command("--quiet", "f"), cwd=folder, stdout=theirs)
    os.close(theirs)
    time.sleep(0.5)
    with os.fdopen(ours, "rb") as stream:
        equal(len(records(stream.read())), 300)
    equal(process.wait(timeout=30), 1)


@test
def what_was_refused_is_counted_too(folder):
    write(folder, "a.ini")
    (folder / "b.ini").write_text("bad\n")
    done = run.run(folder, "a.ini", "b.ini")
    assert b"2 inputs read, 1 checked, 1 refused." in done.stderr, done.stderr


@test
def a_file_at_its_greatest_size_is_told(folder):
    write(folder, *(f"f/{number:03}.ini" for number in range(100)))
    words = " ".join(run.command("--output", "out", "f"))
    done = subprocess.run(["bash", "-c", f"ulimit -f 4; exec {words}"], cwd=folder,
                          capture_output=True, timeout=60)
    equal(done.returncode, 3, done.stderr)
    equal(done.stderr.decode(), 'contra: "out" cannot be written: File too large.\n')
    assert (folder / "out").read_bytes().endswith(b"}\n")
    whole = run.run(folder, "f").stdout
    equal(run.run(folder, "--resume", "--output", "out", "f").returncode, 1)
    equal((folder / "out").read_bytes(), whole)


@test
def without_memory_one_thing_is_said(folder):
    write(folder, "a.ini")
    told = b"__asan_init" in run.CONTRA.read_bytes()  # which takes terabytes, and cannot start
    for most in range(5000, 9001, 500):  # KiB: from too little to start to enough
        words = " ".join(run.command("--jobs", "2", "--summary", "a.ini"))
        done = subprocess.run(["sh", "-c", f"ulimit -v {most}; {words}"], cwd=folder,
                              capture_output=True, timeout=60)
        if b"Out of memory" in done.stderr:
            equal([done.returncode, done.stderr], [3, b"contra: Out of memory.\n"])
            told = True
    assert told


@test
def workers_are_as_many_as_cores_are_for_us(folder):
    for words, count in [([], 1), (["--jobs", "3"], 3)]:
        process = subprocess.Popen(["taskset", "-c", "0", *run.command(*words, "-")], cwd=folder,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL)
        process.stdout.readline()  # by then all are about to begin
        time.sleep(0.3)
        found = len(os.listdir(f"/proc/{process.pid}/task"))
        process.stdin.close()
        process.stdout.read()
        process.wait(timeout=30)
        equal(found, count)


@test
def a_bar_stands_on_a_terminal_but_not_among_records(folder):
    for words, bar in [(["--output", "out"], True), ([], False), (["--quiet"], False)]:
        seen = on_a_terminal(folder, *words, "-")
        equal(b"done, " in seen, bar, words)


@test
def a_full_disk_says_nothing_else(folder):
    done = run.run(folder, "--output", "/dev/full", str(folder))
    equal(done.returncode, 3)
    equal(done.stderr.decode(), 'contra: "/dev/full" cannot be written: No space left on device.\n')


if __name__ == "__main__":
    SHIM = Path(sys.argv.pop(2)).resolve()
    sys.exit(run.main())
