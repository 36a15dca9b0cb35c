# SPDX-License-Identifier: MIT
"""Runs what the pages show: each file that a page has the reader write is written, each command that
it shows is run, and its output must be what the page says.

In a page, `<!-- file: NAME -->` before a code block makes the block a file. In a block of type
`console`, lines that begin with `$ ` are commands, and what follows them is their output; a line
`...` stands for any lines. `<!-- not run -->` before a block leaves it alone."""

import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import harness  # noqa: E402

BLOCK = re.compile(r"(?:<!-- (?P<mark>[^>]*?) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)^```$",
                   re.MULTILINE | re.DOTALL)


def commands(text):
    """Yields (command, expected output)."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def matches(expected, found):
    pattern = "".join(".*" if piece == "...\n" else re.escape(piece)
                      for piece in re.split(r"^(\.\.\.\n)", expected, flags=re.MULTILINE))
    return re.fullmatch(pattern, found, flags=re.DOTALL) is not None


def run_page(page, contra, folder):
    good = True
    (folder / "contra").symlink_to(contra)
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        mark = block["mark"] or ""
        if mark.startswith("file: "):
            path = folder / mark.removeprefix("file: ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
        elif block["kind"] == "console" and mark != "not run":
            for command, expected in commands(block["text"]):
                out, err, _ = harness.run(f'PATH="$PWD:$PATH"; {command}', folder, contra)
                found = out + err
                if not matches(harness.steady(expected.encode()), found):
                    good = False
                    print(f"{page.relative_to(harness.ROOT)}: $ {command}\n"
                          f"--- the page says\n{expected}--- came\n{found}")
    return good


def main():
    contra = Path(sys.argv[1]).resolve()
    good = True
    for page in ["README.md", "rules/README.md"]:
        with tempfile.TemporaryDirectory() as folder:
            good &= run_page(harness.ROOT / page, contra, Path(folder))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
