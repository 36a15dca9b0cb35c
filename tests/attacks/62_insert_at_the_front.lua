-- SPDX-License-Identifier: MIT
-- ENDS: spent; each insertion moves all others
local list = {}
for i = 1, 60000 do list[i] = i end
while true do table.insert(list, 1, 0) table.remove(list, 1) end
