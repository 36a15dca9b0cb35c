-- SPDX-License-Identifier: MIT
-- ENDS: ok; a result is looked at, not walked
local deep = {}
for i = 1, 20000 do deep = {deep} end
return deep
