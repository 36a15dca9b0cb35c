# SPDX-License-Identifier: MIT
: >empty.ini
