-- SPDX-License-Identifier: MIT
-- ENDS: error; a finalizer would run without a hook
local trap = setmetatable({}, {__gc = function() while true do end end})
trap = nil
for i = 1, 100000 do local garbage = {} end
