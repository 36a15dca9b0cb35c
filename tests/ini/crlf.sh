# SPDX-License-Identifier: MIT
printf '[patient]\r\nage = 54\r\n' >crlf.ini
