-- SPDX-License-Identifier: MIT
-- ENDS: spent; captures that are compared again and again
local text = ("a"):rep(4000)
return "ESCAPE: " .. tostring(text:find("(a*)(a*)%1%2b"))
