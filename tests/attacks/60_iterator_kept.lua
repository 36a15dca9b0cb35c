-- SPDX-License-Identifier: MIT
-- ENDS: spent; an iterator is charged at each step, not when it is made
local find = ("("):rep(4000):gmatch("%b()")
while true do find() end
