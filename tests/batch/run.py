#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""contra batch: order, one record for each input, the same bytes with any number of workers, full
disks, closed pipes, shards, streams, lists, exit codes.

    run.py CONTRA [NAME...]     NAME: only these tests"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "tests/packs/clinic"
DATE = "2026-11-22"
CONTRA = None
TESTS = []

DRUGS = ["warfarin", "apixaban", "prednisolone", "diclofenac"]
MILD = "[check]\nnot_mentioned = no\n\n[after]\nsoreness = 2 h\n"


def test(function):
    TESTS.append(function)
    return function


# --- patients and runs ---

def patient(number):
    """A patient that the pack's rules have something to say about."""
    drug = DRUGS[number % len(DRUGS)]
    return (f"[patient]\nid = P-{number}\nweight = {50 + number % 60} kg\n\n"
            f"[medications]\n{drug} = yes\nothers = no\n\n[labs]\ninr = 2.{number % 10}\n\n"
            "[sites]\nupper trapezius = left\n")


def write_tree(folder, count, a_folder=100):
    for number in range(count):
        path = folder / f"{number // a_folder:03}" / f"p{number:06}.ini"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(patient(number))


def write_stream(path, count, separator="---\n"):
    path.write_text(separator.join(patient(number) for number in range(count)))


def command(*words, date=DATE):
    dated = ["--date", date] if date else []
    return [str(CONTRA), "batch", "--rules", str(PACK), *dated, *map(str, words)]


def check(folder, *words):
    return subprocess.run([CONTRA, "check", "--rules", PACK, "--date", DATE, *words], cwd=folder,
                          capture_output=True, timeout=300)


def run(folder, *words, date=DATE, **more):
    more.setdefault("stdin", subprocess.DEVNULL)
    return subprocess.run(command(*words, date=date), cwd=folder, capture_output=True, timeout=300,
                          **more)


def records(data):
    """The lines behind the first, as JSON."""
    lines = data.splitlines()
    assert json.loads(lines[0])["schema"].startswith("contra-"), lines[0]
    return [json.loads(line) for line in lines[1:]]


def inputs(data):
    return [record["input"] for record in records(data)]


def equal(found, expected, what=""):
    assert found == expected, f"{what}\n  expected {expected!r:.2000}\n  found    {found!r:.2000}"


# --- runs whose output is a file ---

def undisturbed(folder, *words):
    done = run(folder, "--output", "whole", *words)
    assert done.returncode in (0, 1, 2), done.stderr
    return (folder / "whole").read_bytes()


def is_whole(data, whole):
    assert data.endswith(b"\n") and whole.startswith(data), "a line is not whole, or out of order"


# --- what comes out ---

@test
def a_record_says_what_was_found(folder):
    (folder / "a.ini").write_text(patient(0))
    (folder / "b.ini").write_text("[medications]\nwarfrin = yes\n")
    done = run(folder, "a.ini", "b.ini")
    equal(done.returncode, 1, done.stderr)
    head = json.loads(done.stdout.splitlines()[0])
    equal([head["schema"], head["date"], head["packs"][0]["name"]],
          ["contra-record/1", DATE, "clinic"])
    assert head["engine"] and head["packs"][0]["digest"].startswith("sha256:")
    first, second = records(done.stdout)
    equal([first["input"], first["patient"], first["complete"]], ["a.ini", "P-0", True])
    assert {"disposition", "holds", "could_be", "questions"} <= set(first)
    assert {"rule": "bleeding", "grade": "precaution", "could_be": "absolute"} in first["rules"], first
    equal(second["unrecognised"], [{"section": "medications", "term": "warfrin"}])
    assert "medications.warfrin" in second["questions"]
    assert b"2 inputs read, 2 checked, 0 refused" in done.stderr, done.stderr


@test
def the_order_is_that_of_the_inputs(folder):
    for name in ["b/2.ini", "b/10.ini", "b/a/1.ini", "b/z.txt", "b/.hidden.ini", "a.ini", "c.ini"]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(patient(1))
    done = run(folder, "c.ini", "b", "a.ini", "c.ini")
    equal(inputs(done.stdout),
          ["c.ini", "b/10.ini", "b/2.ini", "b/a/1.ini", "a.ini", "c.ini"])


@test
def any_number_of_workers_writes_the_same(folder):
    write_tree(folder / "tree", 700)
    write_stream(folder / "stream.ini", 2500)
    assert (folder / "stream.ini").stat().st_size > 256 * 1024
    (folder / "tree/000/p000003.ini").write_text("what is this")
    for form in ["record", "json", "compact"]:
        words = ["--format", form, "--summary", "tree", "stream.ini", "nowhere.ini"]
        one = run(folder, "--jobs", 1, *words)
        equal(one.returncode, 2)
        equal(len(one.stdout.splitlines()), 1 + 700 + 2500 + 1)
        for jobs in [2, 3, 8]:
            many = run(folder, "--jobs", jobs, *words)
            assert many.stdout == one.stdout, f"{form}: {jobs} workers differ from one"
            equal(many.stderr, one.stderr)


@test
def whole_reports_are_those_of_check(folder):
    (folder / "a.ini").write_text(patient(2))
    done = run(folder, "--format", "json", "a.ini")
    line = records(done.stdout)[0]
    equal(line.pop("input"), "a.ini")
    alone = check(folder, "--format", "json", "a.ini")
    equal(line, json.loads(alone.stdout))


@test
def a_compact_line_is_short(folder):
    (folder / "a.ini").write_text(patient(0))
    (folder / "no id.ini").write_text("[sites]\nupper trapezius = left\n")
    done = run(folder, "--format", "compact", "a.ini", "no id.ini", "gone.ini")
    lines = done.stdout.decode().splitlines()
    assert lines[0].startswith("# contra ") and lines[0].endswith(DATE), lines[0]
    assert lines[1].startswith("P-0 ") and " bleeding" in lines[1], lines[1]
    assert lines[2].startswith("no_id.ini "), lines[2]
    assert lines[3].startswith("gone.ini refused: "), lines[3]


# --- streams and lists ---

@test
def streams_are_taken_apart(folder):
    text = patient(0) + "---  \n" + patient(1) + "---\r\n---\n" + "[nonsense\n" + "---\n"
    (folder / "s.ini").write_text(text, newline="")
    done = run(folder, "s.ini")
    starts = [1, 15, 29, 30]
    equal(inputs(done.stdout), [f"s.ini:{line}" for line in starts])
    equal([r.get("patient") for r in records(done.stdout)], ["P-0", "P-1", None, None])
    equal(records(done.stdout)[3]["refused"][0]["line"], 30)
    piped = run(folder, "-", stdin=None, input=text.encode())
    equal(inputs(piped.stdout), [f"-:{line}" for line in starts])


@test
def a_stream_is_read_as_check_reads_it(folder):
    write_stream(folder / "s.ini", 300)
    done = run(folder, "--format", "json", "--jobs", 3, "s.ini")
    reports = records(done.stdout)
    for report in reports:
        del report["input"]
    alone = check(folder, "--format", "json", "s.ini")
    equal(reports, [json.loads(line) for line in alone.stdout.splitlines()])


@test
def an_empty_file_has_a_record(folder):
    (folder / "empty.ini").write_text("")
    done = run(folder, "empty.ini")
    equal(inputs(done.stdout), ["empty.ini"])
    equal(done.returncode, check(folder, "empty.ini").returncode)


@test
def lists_name_paths(folder):
    (folder / "sub").mkdir()
    for name in ["a.ini", "sub/b.ini", "new\nline.ini", "ünï.ini"]:
        (folder / name).write_text(patient(0))
    expected = ["a.ini", "gone.ini", "sub/b.ini"]
    (folder / "list").write_text("a.ini\n\ngone.ini\r\nsub\n")
    equal(inputs(run(folder, "--from", "list").stdout), expected)
    piped = run(folder, "--from", "-", "a.ini", stdin=None, input=b"new\nline.ini\0\xc3\xbcn\xc3\xaf.ini")
    equal(inputs(piped.stdout), ["a.ini", "new\nline.ini", "ünï.ini"])
    many = "".join("a.ini\n" for _ in range(20000))
    equal(len(inputs(run(folder, "--from", "-", stdin=None, input=many.encode()).stdout)), 20000)


@test
def a_folder_with_more_names_than_are_kept(folder):
    count = 66000  # FOLDER_NAMES_MOST, and more
    for number in range(count):
        os.symlink("gone", folder / f"{number * 7919 % count:06}.ini")
    done = run(folder, ".", "--jobs", 2)
    equal(inputs(done.stdout), [f"./{number:06}.ini" for number in range(count)])


# --- each input has one record ---

@test
def what_cannot_be_read_has_a_record(folder):
    (folder / "x.ini").mkdir()
    (folder / "big.ini").write_text("[patient]\n" + "; much\n" * 200000 + "---\n" + patient(1))
    (folder / "long.ini").write_text("[patient]\n" + "x" * 3000000 + "\n---\n" + patient(1))
    (folder / "nul.ini").write_bytes(b"[patient]\n\0\n---\n" + patient(1).encode())
    (folder / "b\xe9.ini".encode("latin-1").decode("utf-8", "surrogateescape")).write_text(patient(1))
    (folder / "dangling.ini").symlink_to("nowhere")
    words = ["big.ini", "long.ini", "nul.ini", ".", "/proc/self/mem"]
    done = run(folder, *words)
    equal(done.returncode, 2)
    lines = records(done.stdout)
    why = {line["input"]: line["refused"][0]["message"] for line in lines if "refused" in line}
    assert "longer than 1048576 bytes" in why["big.ini:1"], why
    assert "long.ini:1" in why, why
    assert "byte 0" in why["nul.ini:1"], why
    assert "No such file" in why["./dangling.ini"], why
    assert "/proc/self/mem" in why, why
    checked = [line["input"] for line in lines if "patient" in line and line["patient"] == "P-1"]
    equal(checked, ["big.ini:200003", "long.ini:4", "nul.ini:4", "./big.ini:200003",
                    "./b\u00e9.ini",
                    "./long.ini:4", "./nul.ini:4"])


@test
def exit_codes(folder):
    (folder / "mild.ini").write_text(MILD)
    (folder / "grave.ini").write_text(patient(0))
    (folder / "bad.ini").write_text("bad\n")
    equal(run(folder, "mild.ini").returncode, 0)
    equal(run(folder, "mild.ini", "grave.ini").returncode, 1)
    equal(run(folder, "bad.ini", "grave.ini").returncode, 2)
    equal(run(folder).returncode, 2)
    for words in [["--jobs", "0"], ["--jobs", "two"], ["--shard", "3/2"], ["--shard", "0/2"],
                  ["--format", "text"], ["--resume"], ["-", "-"], ["--output", "mild.ini"]]:
        equal(run(folder, "mild.ini", *words).returncode, 2, words)
    equal(run(folder, "mild.ini", "--output", "no/such/folder").returncode, 3)
    (folder / "pack").mkdir()
    (folder / "pack/pack.ini").write_text("nonsense\n")
    equal(run(folder, "mild.ini", "--rules", "./pack").returncode, 3)


@test
def the_summary_counts(folder):
    write_tree(folder / "tree", 100)
    (folder / "bad.ini").write_text("bad\n")
    (folder / "typo.ini").write_text("[medications]\nwarfrin = yes\n")
    words = ["--summary", "--output", "out", "tree", "bad.ini", "typo.ini"]
    text = run(folder, *words).stdout.decode()
    assert "Checked 101, refused 1." in text, text
    assert "bleeding\n" in text and "%" in text and "#" in text, text
    assert "warfrin [medications]" in text and "bad.ini" in text, text
    found = json.loads(run(folder, *words, "--format", "json").stdout)
    equal([found["schema"], found["checked"], found["refused"]], ["contra-summary/1", 101, 1])
    equal(sum(item["count"] for item in found["dispositions"]), 101)
    equal(found["refused_inputs"][0]["name"], "bad.ini")
    rules = {item["name"]: item for item in found["rules"]}
    equal([rules["bleeding"]["count"], rules["bleeding"]["percent"]], [50, 49.5])


@test
def the_summary_names_those_whom_it_concerns_most(folder):
    texts = [MILD, patient(0), "[patient]\nid = P-9\n\n[sites]\nupper trapezius = left\n\n[after]\n"
             "breathless = yes\n", patient(2), MILD]
    (folder / "s.ini").write_text("---\n".join(texts + [texts[2].replace("P-9", "")] * 24))
    text = run(folder, "--summary", "--output", "out", "s.ini").stdout.decode()
    part = text[text.index("Who: emergency"):].splitlines()[:22]
    equal(part[1:3], ["  P-9 (s.ini:21)", "  s.ini:50"])
    equal(part[-1], "  and 5 more: the records name all")
    found = json.loads(run(folder, "--summary", "--format", "json", "--output", "out",
                           "s.ini").stdout)
    equal(found["gravest"][0], {"name": "P-9 (s.ini:21)"})
    equal([len(found["gravest"]), found["cut"]["gravest"]["left_out"]], [20, 5])


@test
def a_frequent_word_is_counted_however_late_it_comes(folder):
    """Behind ten thousand others: more than there is room for (NAMES_MOST)."""
    words = [f"unknown{number}" for number in range(10_000)] + ["zolpidemm"] * 1000
    words += [f"other{number}" for number in range(9000)]
    (folder / "s.ini").write_text("---\n".join(f"[medications]\n{word} = yes\n" for word in words))
    text = run(folder, "--summary", "--output", "out", "s.ini").stdout.decode()
    part = text[text.index("Words that no vocabulary knows"):].splitlines()
    equal(part[1].split(), ["1000", "5.0%", "##", "zolpidemm", "[medications]"])
    equal(part[2], "      19000       under other names, too many to count each")
    assert part[3].startswith("  What stands above them may have come up to "), part
    found = json.loads(run(folder, "--summary", "--format", "json", "--output", "out",
                           "s.ini").stdout)
    first, cut = found["unrecognised"][0], found["cut"]["unrecognised"]
    equal(first, {"name": "zolpidemm [medications]", "count": 1000, "percent": 5.0})
    equal(cut["left_out"] + sum(item["count"] for item in found["unrecognised"]), len(words))
    assert 1 <= cut["too_low_by_at_most"] <= 10, cut


@test
def where_all_are_seldom_nothing_is_said_of_what_stands_above(folder):
    (folder / "s.ini").write_text("---\n".join(f"[medications]\nunknown{number} = yes\n"
                                             for number in range(9000)))
    text = run(folder, "--summary", "--output", "out", "s.ini").stdout.decode()
    part = text[text.index("Words that no vocabulary knows"):].splitlines()
    equal(part, [part[0], "       9000       under other names, too many to count each"])
    assert "What stands above" not in text, text  # the five other open questions are exact


@test
def the_summary_says_what_it_leaves_out(folder):
    (folder / "s.ini").write_text("---\n".join(f"[medications]\ndrug{number} = yes\n"
                                             for number in range(25)) + "---\nbad\n" * 23)
    text = run(folder, "--summary", "--output", "out", "s.ini").stdout.decode()
    assert "          5       under 5 other names\n" in text, text
    assert "  and 3 more: the records name all\n" in text, text
    found = json.loads(run(folder, "--summary", "--format", "json", "--output", "out",
                           "s.ini").stdout)
    equal([len(found["unrecognised"]), len(found["refused_inputs"])], [25, 20])
    equal([found["cut"][name]["left_out"] for name in ["unrecognised", "refused_inputs"]], [0, 3])
    equal(found["refused_inputs"][0], {"name": "s.ini:76"})


@test
def names_are_shown_without_what_a_terminal_obeys(folder):
    name = "red \x1b[31m\n\udcff.ini"
    (folder / name).write_text("bad\n")
    done = run(folder, "--summary", "--output", "out", ".")
    assert "  ./red  [31m ?.ini\n" in done.stdout.decode(), done.stdout
    done = run(folder, "--output", "no\x1b\nfolder/out", ".")
    equal(done.stderr, b'contra: "no  folder/out" cannot be written: No such file or directory.\n')
    for wrong in [b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe0\x80\x80", b"\xf0\x80\x80\x80"]:
        (folder / os.fsdecode(wrong + b".ini")).write_text("bad\n")
    run(folder, "--output", "out", ".")
    (folder / "out").read_bytes().decode()  # it is UTF-8


@test
def names_that_are_not_utf_8_are_told_apart(folder):
    names = ["Müller.ini".encode(), b"M\xfcller.ini"]
    for number, name in enumerate(names):
        (folder / os.fsdecode(name)).write_text(patient(number))
    for form in ["record", "json"]:
        first, second = records(run(folder, "--format", form, ".").stdout)
        equal([first["input"], first.get("input_hex")], ["./Müller.ini", None])
        equal([second["input"], second["patient"]], ["./Müller.ini", "P-1"])
        equal(bytes.fromhex(second["input_hex"]), b"./" + names[1])
        run(folder, "--format", form, "--output", "out", ".")
        equal(run(folder, "--format", form, "--output", "out", "--resume", ".").returncode, 1)


@test
def what_is_passed_over_in_folders_is_remarked_on(folder):
    for name in ["a.ini", "b.ini.txt", "sub/c.txt", "sub/.hidden"]:
        (folder / "f" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "f" / name).write_text(MILD)
    (folder / "empty").mkdir()
    done = run(folder, "f", "empty")
    equal(done.stderr.decode(),
          'contra: The folder "empty" holds no patient.\n'
          "contra: 1 input read, 1 checked, 0 refused.\n"
          "contra: 2 files were passed over in folders, whose names end otherwise than in .ini, such "
          'as "f/sub/c.txt".\n')
    equal(run(folder, "--quiet", "f", "empty").stderr, b"")


@test
def quiet_says_nothing(folder):
    (folder / "a.ini").write_text(patient(0))
    equal(run(folder, "--quiet", "a.ini").stderr, b"")


# --- outputs that fail ---

def small_disk(folder):
    """A tmpfs of 256 KiB; False where this machine lets us have none."""
    (folder / "disk").mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder / "disk"],
                          capture_output=True)
    return made.returncode == 0


@test
def a_full_disk(folder):
    write_tree(folder / "tree", 3000)
    whole = undisturbed(folder, "tree")
    full = subprocess.run(command("--output", "/dev/full", "tree"), cwd=folder, capture_output=True)
    equal(full.returncode, 3)
    assert b"No space left" in full.stderr, full.stderr
    if not small_disk(folder):
        print("  (no tmpfs can be mounted here: only /dev/full was tried)")
        return
    try:
        done = run(folder, "--output", "disk/out", "tree")
        equal(done.returncode, 3, done.stderr)
        assert b"disk/out" in done.stderr and b"No space left" in done.stderr, done.stderr
        data = (folder / "disk/out").read_bytes()
        assert 0 < len(data) < len(whole)
        is_whole(data, whole)
        subprocess.run(["mount", "-o", "remount,size=8m", folder / "disk"], check=True)
        done = run(folder, "--resume", "--output", "disk/out", "tree")
        assert done.returncode in (0, 1), done.stderr
        assert (folder / "disk/out").read_bytes() == whole
    finally:
        subprocess.run(["umount", folder / "disk"], check=True)


@test
def a_closed_pipe_ends_quietly(folder):
    write_tree(folder / "tree", 3000)
    line = f"{' '.join(command('tree'))} | head -2; echo ${{PIPESTATUS[0]}} >&2"
    done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, timeout=60)
    equal(len(done.stdout.splitlines()), 2)
    equal(done.stderr, b"141\n")
    ignored = subprocess.run(["bash", "-c", f"trap '' PIPE; {line}"], cwd=folder,
                             capture_output=True, timeout=60)
    equal(ignored.stderr, b"141\n")


# --- shards ---

@test
def shards_are_the_whole(folder):
    """Through GNU parallel, as the README shows it."""
    if shutil.which("parallel") is None:
        sys.exit("GNU parallel is missing: ./bootstrap test installs it.")
    write_tree(folder / "tree", 500)
    write_stream(folder / "stream.ini", 2000)
    whole = undisturbed(folder, "--quiet", "tree", "stream.ini")
    line = (f"seq 4 | parallel --will-cite -j 2 '{' '.join(command('--quiet', '--output'))} "
            "part-{}.jsonl --shard {}/4 tree stream.ini || test $? = 1'")
    subprocess.run(["bash", "-c", line], cwd=folder, check=True, capture_output=True, timeout=120)
    parts = [(folder / f"part-{part}.jsonl").read_bytes().splitlines(keepends=True)
             for part in range(1, 5)]
    lines = whole.splitlines(keepends=True)
    for part in parts:
        equal(part.pop(0), lines[0])
    merged = [parts[number % 4][number // 4] for number in range(len(lines) - 1)]
    assert merged == lines[1:], "the shards together are not the whole"
    equal(sum(map(len, parts)), len(lines) - 1)


def main():
    global CONTRA
    CONTRA = Path(sys.argv[1]).resolve()
    chosen = [t for t in TESTS if len(sys.argv) == 2 or t.__name__ in sys.argv[2:]]
    failed = []
    for one in chosen:
        with tempfile.TemporaryDirectory() as folder:
            try:
                one(Path(folder))
            except Exception:
                failed.append(one.__name__)
                print(f"--- {one.__name__} fails")
                traceback.print_exc(limit=-3, file=sys.stdout)
    print(f"{len(chosen)} tests, {len(failed)} failed" + "".join(f"\n  {name}" for name in failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
