-- SPDX-License-Identifier: MIT
-- ENDS: error; the range wraps round, and is still too wide
return "ESCAPE: " .. select("#", table.unpack({}, math.mininteger, math.maxinteger))
