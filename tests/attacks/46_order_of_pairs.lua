-- SPDX-License-Identifier: MIT
-- ENDS: ok; the order of pairs depends on the keys alone
local one, other = {}, {}
for i = 1, 200 do one["key" .. i] = i end
for i = 200, 1, -1 do other["key" .. i] = i other[i + 1000] = i other[i + 1000] = nil end
local function told(t) local list = {} for k in pairs(t) do list[#list + 1] = k end return table.concat(list, " ") end
return told(one) == told(other) and "SAFE" or "ESCAPE: order differs"
