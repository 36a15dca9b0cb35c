# SPDX-License-Identifier: MIT
printf '{ "patient": {\r\n  "id": "A-1",\r\n  "aeg": 54 } }\r\n{ "patient": { "id": "A-2" } }\r\n' >crlf.json
