-- SPDX-License-Identifier: MIT
local function forever()
  while true do end
end
forever()
