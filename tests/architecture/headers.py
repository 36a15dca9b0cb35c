#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compiles each public header alone, as C11 and as C++, and each inner header as C11."""

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror", "-fsyntax-only",
          f"-I{ROOT}/include"]


def compiles(compiler, language, path, extra):
    """The header, twice, in a file of its own: the second time its guard has to work."""
    include = f'#include "{path}"\n'
    command = [*shlex.split(compiler), *language, *STRICT, *extra, "-"]
    done = subprocess.run(command, input=include * 2, text=True, capture_output=True)
    if done.returncode != 0:
        print(f"{path.relative_to(ROOT)} does not compile alone: {' '.join(language)}")
        print(done.stderr)
    return done.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cc", default="cc")
    parser.add_argument("--cxx", default="c++")
    options = parser.parse_args()

    c11 = ["-std=c11", "-x", "c"]
    cxx = ["-std=c++11", "-x", "c++"]
    lua = subprocess.run(["pkg-config", "--cflags", "lua5.4"], text=True, capture_output=True,
                         check=True).stdout.split()
    good = True
    for header in sorted((ROOT / "include").rglob("*.h")):
        good &= compiles(options.cc, c11, header, [])
        good &= compiles(options.cxx, cxx, header, [])
    for header in sorted((ROOT / "core").rglob("*.h")):
        good &= compiles(options.cc, c11, header,
                         [f"-I{ROOT}/core", "-D_POSIX_C_SOURCE=200809L", *lua])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
