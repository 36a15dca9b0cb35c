-- SPDX-License-Identifier: MIT
-- ENDS: error; a table without __close cannot be closed
local door <close> = {close = function() while true do end end}
return "ESCAPE: closed later"
