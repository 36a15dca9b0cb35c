-- SPDX-License-Identifier: MIT
-- ENDS: ok; the stock rep copies nothing 1e18 times
local nothing = ("").rep("", 1000000000000000000, "")
return nothing == "" and "SAFE" or "ESCAPE: something"
