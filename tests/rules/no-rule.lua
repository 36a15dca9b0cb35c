-- SPDX-License-Identifier: MIT
local smokes = 3
