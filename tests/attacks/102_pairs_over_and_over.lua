-- SPDX-License-Identifier: MIT
-- ENDS: spent; pairs sorts the keys each time
local index = {}
for i = 1, 20000 do index["key " .. i] = i end
while true do for key in pairs(index) do break end end
