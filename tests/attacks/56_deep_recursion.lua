-- SPDX-License-Identifier: MIT
-- ENDS: spent; the stack is memory like any other
local function down(n) return 1 + down(n + 1) end
return "ESCAPE: " .. down(1)
