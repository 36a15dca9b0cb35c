-- SPDX-License-Identifier: MIT
-- ENDS: spent; tens of thousands of values, which one instruction copies
local function pile(n, ...) if n > 0 then return pile(n - 1, n, n, n, n, n, n, n, n, n, n, ...) end while true do select("#", ...) end end
pile(4000)
