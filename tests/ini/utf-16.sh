# SPDX-License-Identifier: MIT
printf '\377\376[\000p\000]\000\n\000' >utf-16.ini
