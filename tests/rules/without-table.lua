-- SPDX-License-Identifier: MIT
rule "without-table"
