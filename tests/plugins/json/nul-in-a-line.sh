# SPDX-License-Identifier: MIT
printf '{ "patient": { "id": "A\0001" } }\n{ "patient": { "id": "A-2" } }\n' >nul-in-a-line.ndjson
