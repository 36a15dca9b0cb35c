-- SPDX-License-Identifier: MIT
-- ENDS: error; the environment gives nothing but sealed libraries
local name = "string"
_ENV[name].format = function() return "ESCAPE: poisoned" end
