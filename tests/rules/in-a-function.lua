-- SPDX-License-Identifier: MIT
local function high(number)
  return patient.smoker or number:above(3)
end

rule "in-a-function" { title = "INR", relative = high(labs.inr), finding = "High." }
