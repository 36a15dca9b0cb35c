# SPDX-License-Identifier: MIT
{
    printf '{ "patient":'
    head -c 3000000 /dev/zero | tr '\0' '\n'
    printf '{ "id": "A-1" } }\n'
} >blanks-inside.json
