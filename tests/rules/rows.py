# SPDX-License-Identifier: MIT
"""The table of the dry-needling pack's README: each row that it maps to a rule is named in the head of
that rule, and no row is missing."""

import re
import sys
from pathlib import Path

PACK = Path(__file__).resolve().parents[2] / "rules" / "dry-needling"
ROWS = {"C": 14, "G": 8, "B": 12, "I": 13, "D": 17, "P": 7, "A": 4, "T": 8}


def main():
    text = (PACK / "README.md").read_text(encoding="utf-8")
    wrong = []
    for letter, count in ROWS.items():
        for number in range(1, count + 1):
            row = f"{letter}{number:02}"
            line = re.search(rf"^\| {row} \|.*$", text, re.MULTILINE)
            rules = re.findall(r"\]\((screening/[a-z0-9-]+\.lua)\)", line[0]) if line else []
            if not rules:
                wrong.append(f"{row} is mapped to no rule")
            for rule in rules:
                path = PACK / rule
                head = path.read_text(encoding="utf-8").split("\nrule ")[0] if path.exists() else ""
                if row not in head:
                    wrong.append(f"{rule} is not there, or does not name {row}")
    print("\n".join(wrong) if wrong else f"{sum(ROWS.values())} rows are carried")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
