# SPDX-License-Identifier: MIT
# Deep, but whole; and another behind it.
{
    printf '{ "patient": { "id": '
    head -c 100000 /dev/zero | tr '\0' '['
    head -c 100000 /dev/zero | tr '\0' ']'
    printf ' } }\n{ "patient": { "id": "A-2" } }\n'
} >deep-lists.json
