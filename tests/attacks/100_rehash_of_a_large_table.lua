-- SPDX-License-Identifier: MIT
-- ENDS: spent; a new key makes Lua count all others
local list = {}
for i = 1, 65000 do list[i] = i end
while true do
  list.a = 1 list.b = 1 list.a = nil list.c = 1 list.b = nil list.d = 1 list.c = nil list.d = nil
end
