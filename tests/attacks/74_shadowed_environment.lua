-- SPDX-License-Identifier: MIT
-- ENDS: error; an environment of one's own has nothing in it
local _ENV = {}
return tostring(string)
