-- SPDX-License-Identifier: MIT
-- ENDS: error; keys without an order are refused
for key in pairs({[{}] = 1, [function() end] = 2}) do return "ESCAPE: an order by address" end
