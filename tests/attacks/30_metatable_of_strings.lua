-- SPDX-License-Identifier: MIT
-- ENDS: error; a string has no field that could be set
local text = "x"
text.rep = function() return "ESCAPE: poisoned" end
