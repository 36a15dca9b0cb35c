-- SPDX-License-Identifier: MIT
-- ENDS: error; there is no pcall to catch the error of a spent limit
while true do pcall(function() while true do end end) end
