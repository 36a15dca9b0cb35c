# SPDX-License-Identifier: MIT
printf '[patient]\nage = 54\001\n' >control-byte.ini
