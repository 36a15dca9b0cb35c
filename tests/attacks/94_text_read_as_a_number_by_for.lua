-- SPDX-License-Identifier: MIT
-- ENDS: spent; a for loop reads its limit from a text, all of it, in one instruction
local text = ("7"):rep(4000)
while true do
  for i = 1.0, text do break end
  for i = 1.0, text do break end
end
