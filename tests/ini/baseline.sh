# SPDX-License-Identifier: MIT
# The healthy patient that the examples of rules start from.
cp "$ROOT/rules/dry-needling/baseline.ini" .
