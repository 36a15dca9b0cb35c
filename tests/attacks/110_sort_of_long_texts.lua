-- SPDX-License-Identifier: MIT
-- ENDS: spent; comparisons inside the library are charged by length
local list, text = {}, ("x"):rep(4000)
for i = 1, 1000 do list[i] = text .. i end
while true do table.sort(list) end
