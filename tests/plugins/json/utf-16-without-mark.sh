# SPDX-License-Identifier: MIT
printf '{\0"\0a\0"\0:\0001\0}\0\n\0' >utf-16-without-mark.json
