-- SPDX-License-Identifier: MIT
-- ENDS: spent; a replacement a thousand times as long as what it replaces
local text = ("a"):rep(4000)
return "ESCAPE: " .. #text:gsub("a", text)
