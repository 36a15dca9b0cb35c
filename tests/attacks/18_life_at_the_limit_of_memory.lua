-- SPDX-License-Identifier: MIT
-- ENDS: spent; every allocation finds the state full and asks for a collection
local pile, text = {}, ("x"):rep(4000)
for i = 1, 4100 do pile[i] = text .. i end
while true do local garbage = text .. "y" end
