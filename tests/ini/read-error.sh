# SPDX-License-Identifier: MIT
# Opens as a regular file; the first read fails. Works as root too, unlike chmod.
ln -s /proc/self/mem read-error.ini
