-- SPDX-License-Identifier: MIT
-- ENDS: spent; functions are memory too
local chain
while true do local before = chain chain = function() return before end end
