# SPDX-License-Identifier: MIT
printf '[medications]\nwarfarin = 5 mg \377\n' >invalid-utf8.ini
