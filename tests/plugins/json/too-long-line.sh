# SPDX-License-Identifier: MIT
{
    printf '{ "patient": { "id": "'
    head -c 1100000 /dev/zero | tr '\0' 'a'
    printf '" } }\n{ "patient": { "id": "A-2" } }\n'
} >too-long-line.ndjson
