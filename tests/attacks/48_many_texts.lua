-- SPDX-License-Identifier: MIT
-- ENDS: spent; no list of texts grows without end
local all = {}
for i = 1, 1000000 do all[i % 4000 + 1] = ("finding "):rep(400) .. i end
return "ESCAPE: all of them"
