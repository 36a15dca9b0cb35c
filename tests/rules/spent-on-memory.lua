-- SPDX-License-Identifier: MIT
local all = {}
local function fill()
  for i = 1, 1e9 do
    all[i] = { "another table" }
  end
end
fill()
