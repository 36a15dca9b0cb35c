-- SPDX-License-Identifier: MIT
-- ENDS: spent; concat counts its range before it walks it
return "ESCAPE: " .. #table.concat({}, "", 1, math.maxinteger)
