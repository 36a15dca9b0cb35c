-- SPDX-License-Identifier: MIT
-- ENDS: spent; one instruction compares all bytes
local a, b, n = ("x"):rep(4000) .. "a", ("x"):rep(4000) .. "b", 0
while true do if a == b then n = n + 1 end end
