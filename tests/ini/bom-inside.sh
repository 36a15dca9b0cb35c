# SPDX-License-Identifier: MIT
printf '[patient]\n\357\273\277age = 54\n' >bom-inside.ini
