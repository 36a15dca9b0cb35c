# SPDX-License-Identifier: MIT
head -c 3000000 /dev/zero | tr '\0' ' ' >blanks.json
