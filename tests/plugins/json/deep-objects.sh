# SPDX-License-Identifier: MIT
{
    head -c 600000 /dev/zero | sed 's/\x00/{"a":/g'
    printf '\n'
} >deep-objects.json
