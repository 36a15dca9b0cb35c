-- SPDX-License-Identifier: MIT
-- ENDS: ok; shifts, overflow and conversions at the edge
local least = math.mininteger
local all = {least // -1, least % -1, 1 << 64, 1 << -64, 1 >> 63, -least, math.abs(least), 1e308 * 10, -(0 / 0)}
return #all == 9 and math.tointeger(2.0^53) == 2^53 and "SAFE" or "ESCAPE: arithmetic"
