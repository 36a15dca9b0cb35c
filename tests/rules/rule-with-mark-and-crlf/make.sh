#!/bin/sh
# SPDX-License-Identifier: MIT
printf '\357\273\277rule "marked" {\r\n title = "Smoking",\r\n relative = patient.smoker,\r\n finding = "Smokes." }\r\n' > pack/marked.lua
printf 'rule "crlf" {\r\n title = "Smoking",\r\n relative = patient.smokr,\r\n finding = "Smokes." }\r\n' > pack/crlf.lua
