# SPDX-License-Identifier: MIT
printf '{ "patient": { "id": "A-1",\n  "name": "M\374ller" } }\n' >not-utf8.json
