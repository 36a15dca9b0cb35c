# SPDX-License-Identifier: MIT
# Lines that each open something, and nothing closes it.
{
    printf '{ "patient": { "id": "A-1" } }\n'
    yes '{' | head -n 3
    printf '{ "patient": { "id": "A-2" } }\n'
} >many-brackets.json
