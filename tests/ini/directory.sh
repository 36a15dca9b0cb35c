# SPDX-License-Identifier: MIT
mkdir directory.ini
