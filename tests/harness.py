# SPDX-License-Identifier: MIT
"""What the tests made of data share: run the command, compare with the expectation, tell what
differs, and take the new output for the expectation if asked (--accept)."""

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATE = "2026-11-22"


def options(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("contra", type=lambda path: Path(path).resolve(), help="the command")
    parser.add_argument("names", nargs="*", help="only these cases")
    parser.add_argument("--accept", action="store_true", help="what comes out is right")
    chosen = parser.parse_intermixed_args()
    if not chosen.contra.is_file():
        parser.error(f"{chosen.contra} is not built")
    return chosen


def environment(contra):
    """The same on every machine; sanitizers keep their options."""
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC", "CONTRA": str(contra),
            "ROOT": str(ROOT), **kept}


def steady(text):
    """Without what differs from machine to machine, or with every edit of a pack."""
    text = text.decode("utf-8", "backslashreplace").replace(str(ROOT), "$ROOT")
    return re.sub("sha256:[0-9a-f]{12,64}", "sha256:…", text)


def run(command, folder, contra, **more):
    """Runs a list of words, or a line for the shell; gives its output, errors and exit code."""
    done = subprocess.run(command, cwd=folder, env=environment(contra), timeout=120,
                          shell=isinstance(command, str), stdin=subprocess.DEVNULL,
                          capture_output=True, **more)
    return steady(done.stdout), steady(done.stderr), done.returncode


def compare(path, found, accept):
    """Returns the lines that differ; a missing file is an empty expectation."""
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if found == expected:
        return []
    if accept:
        path.write_text(found, encoding="utf-8")
        return []
    return list(difflib.unified_diff(expected.splitlines(), found.splitlines(),
                                     f"expected: {path.relative_to(ROOT)}", "found", lineterm=""))


def outcome(stderr, code, refusal):
    """Errors and exit code as one text. The code is told only if it is not the one to expect:
    `refusal` where something was said, else that of any report (0 or 1)."""
    usual = {refusal} if stderr else {0, 1}
    if stderr and not stderr.endswith("\n"):
        stderr += "\n"
    return stderr if code in usual else f"{stderr}exit {code}\n"


def run_cases(names, chosen, test):
    """Calls test(name, folder) for each case, with a fresh folder; it returns what is wrong."""
    names = [name for name in sorted(names) if not chosen or name in chosen]
    if not names:
        sys.exit("There is no such case.")

    def one(name):
        with tempfile.TemporaryDirectory() as folder:
            return name, test(name, Path(folder))

    failed = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, lines in pool.map(one, names):
            if lines:
                failed.append(name)
                print(f"--- {name} fails")
                print("\n".join(lines), end="\n\n")
    print(f"{len(names)} cases, {len(failed)} failed" + "".join(f"\n  {name}" for name in failed))
    sys.exit(1 if failed else 0)


def copy_into(source, folder, leave=()):
    """Copies what a folder holds into another, over what is there."""
    shutil.copytree(source, folder, dirs_exist_ok=True,
                    ignore=lambda here, names: leave if Path(here) == source else ())
