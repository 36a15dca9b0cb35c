-- SPDX-License-Identifier: MIT
-- ENDS: spent; eight lazy items try every way to share four thousand letters
local text = ("a"):rep(4000)
return "ESCAPE: found " .. tostring(text:find(("a-"):rep(8) .. "b"))
