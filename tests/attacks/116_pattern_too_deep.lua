-- SPDX-License-Identifier: MIT
-- ENDS: error; the matcher's recursion is bounded
return "ESCAPE: " .. tostring(("a"):rep(4000):find(("a?"):rep(1000) .. "b"))
