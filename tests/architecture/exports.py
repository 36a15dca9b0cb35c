#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The shared library exports what the public headers declare: no more, no less."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def declared():
    headers = (ROOT / "include/contra").glob("*.h")
    text = "".join(header.read_text(encoding="utf-8") for header in headers)
    return set(re.findall(r"CONTRA_API\s[^;(]*?\b(contra_\w+)\(", text))


def exported(library):
    done = subprocess.run(["nm", "-D", "--defined-only", library], text=True, capture_output=True,
                          check=True)
    return {line.split()[-1].split("@")[0] for line in done.stdout.splitlines()}


def main():
    header, library = declared(), exported(sys.argv[1])
    for name in sorted(header - library):
        print(f"A header declares {name}; the library lacks it.")
    for name in sorted(library - header):
        print(f"The library exports {name}; no header declares it.")
    print(f"{len(header)} functions declared")
    return 0 if header == library else 1


if __name__ == "__main__":
    sys.exit(main())
