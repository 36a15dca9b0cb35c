-- SPDX-License-Identifier: MIT
-- ENDS: spent; a set is searched letter by letter
local set = "[^" .. ("bcdefgh"):rep(500) .. "]"
local text = ("a"):rep(4000)
while true do text:find(set .. "+!") end
