# SPDX-License-Identifier: MIT
printf '[labs]\n\000inr = 9\nplatelets = 3\n' >nul-at-the-start.ini
