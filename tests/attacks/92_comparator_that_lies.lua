-- SPDX-License-Identifier: MIT
-- ENDS: ok; a comparator without sense costs time, and nothing else
local list = {}
for i = 1, 2000 do list[i] = i % 7 end
table.sort(list, function() return true end)
table.sort(list, function(a, b) list[a or 1] = nil return a ~= b end)
return "SAFE"
