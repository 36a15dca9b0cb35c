# SPDX-License-Identifier: MIT
printf '[patient]\rage = 54\r' >bare-cr.ini
