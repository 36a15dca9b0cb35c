-- SPDX-License-Identifier: MIT
-- ENDS: error; comparators that sort run into the limit of nested calls
local function deeper(a, b) table.sort({1, 2, 3}, deeper) return a < b end
table.sort({3, 2, 1}, deeper)
return "ESCAPE: sorted"
