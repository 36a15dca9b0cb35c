# SPDX-License-Identifier: MIT
# The same, seen after the session: the block [after] without its semicolons.
sed '/^; \[after\]/,$ s/^; //' "$ROOT/tests/ini/intake.ini" >intake-after.ini
