# SPDX-License-Identifier: MIT
printf '[patient]\nage = 54' >no-last-newline.ini
