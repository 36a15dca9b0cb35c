# SPDX-License-Identifier: MIT
# The same, with the other lines that it offers behind semicolons.
sed 's/^; \(prednisolone\|bleeding\)/\1/' "$ROOT/tests/ini/intake.ini" >intake-alternatives.ini
