-- SPDX-License-Identifier: MIT
-- ENDS: spent; the same on the way back
local function pile(n) if n == 0 then return end return n, n, n, n, n, n, n, n, n, n, pile(n - 1) end
local function through(n) if n == 0 then return pile(100) end return 1, through(n - 1) end
while true do through(100) end
