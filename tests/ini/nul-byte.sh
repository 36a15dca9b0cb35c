# SPDX-License-Identifier: MIT
printf '[patient]\nage = 5\0004\n' >nul-byte.ini
