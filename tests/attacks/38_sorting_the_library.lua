-- SPDX-License-Identifier: MIT
-- ENDS: error; table.sort honours the seal
table.sort(string, function() return true end)
return "ESCAPE: sorted"
