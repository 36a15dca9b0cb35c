-- SPDX-License-Identifier: MIT
-- ENDS: error; what reaches the report has no control bytes
error("\27[2J\0\r\nfindings: none\xff")
