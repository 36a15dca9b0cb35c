-- SPDX-License-Identifier: MIT
-- ENDS: spent; library functions read texts as numbers too
local text = ("7"):rep(4000)
while true do math.abs(text) end
