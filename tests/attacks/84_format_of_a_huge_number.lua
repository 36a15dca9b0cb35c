-- SPDX-License-Identifier: MIT
-- ENDS: spent; three hundred digits and ninety-nine decimals, each time
while true do local text = string.format("%99.99f %99.99f", 1e308, -1e308) end
