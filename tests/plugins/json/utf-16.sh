# SPDX-License-Identifier: MIT
printf '\377\376{\0"\0a\0"\0:\0001\0}\0' >utf-16.json
