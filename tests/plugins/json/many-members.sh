# SPDX-License-Identifier: MIT
# Sixty thousand keys, each of which is wrong: as many problems as are listed, and no more.
{
    printf '{ "patient": {\n'
    seq -f '"q%.0f": 1,' 60000
    printf '"id": "A-1" } }\n'
} >many-members.json
