-- SPDX-License-Identifier: MIT
-- ENDS: error; byte gives a bounded number of values
return "ESCAPE: " .. select("#", ("x"):rep(4000):byte(1, -1))
