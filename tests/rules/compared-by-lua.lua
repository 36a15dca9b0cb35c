-- SPDX-License-Identifier: MIT
local higher = math.max(labs.inr, 3)

rule "compared-by-lua" { title = "INR", relative = higher, finding = "High." }
