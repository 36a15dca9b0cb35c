# SPDX-License-Identifier: MIT
printf '\357\273\277{ "patient": { "id": "A-1" } }\n' >mark.json
