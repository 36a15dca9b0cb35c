-- SPDX-License-Identifier: MIT
-- ENDS: spent; a rule that ran out of its budget gave no answer
local function judge() while true do end return "ESCAPE: proceed" end
return judge()
