# SPDX-License-Identifier: MIT
{
    printf '{ "patient": { "id": "'
    head -c 1001 /dev/zero | tr '\0' 'a'
    printf '", "x-'
    head -c 999 /dev/zero | tr '\0' 'b'
    printf '": 1, "x-kept": "'
    head -c 1000 /dev/zero | tr '\0' 'c'
    printf '", "age": '
    head -c 300 /dev/zero | tr '\0' '1'
    printf ', "height": 1.'
    head -c 1000 /dev/zero | tr '\0' '0'
    printf ' } }\n'
} >long-name-and-value.json
