# SPDX-License-Identifier: MIT
# As many as there may be.
{
    head -c 1000000 /dev/zero | tr '\0' '\n'
    printf '{ "patient": { "id": "A-1", "aeg": 54 } }'
    head -c 1000000 /dev/zero | tr '\0' ' '
} >blanks-around.json
