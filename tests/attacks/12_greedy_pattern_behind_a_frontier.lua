-- SPDX-License-Identifier: MIT
-- ENDS: spent; captures, frontiers and greedy items, tried everywhere
local text = ("ab "):rep(1300)
return "ESCAPE: matched " .. tostring(text:match("%f[%a](.*)(.*)(.*)%f[%A](.*)!"))
