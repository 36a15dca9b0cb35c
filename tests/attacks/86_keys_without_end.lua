-- SPDX-License-Identifier: MIT
-- ENDS: spent; a table's parts are bounded
local index, n = {}, 0
while true do n = n + 1 index["key " .. n] = n end
