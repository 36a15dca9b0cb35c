-- SPDX-License-Identifier: MIT
local smokes = patient.smoker & history.fainted

rule "check-with-a-condition" {
  title   = "Smoking",
  grades  = { "relative" },
  check   = function (facts) if smokes then return "relative" end end,
  finding = "Smokes.",
}
