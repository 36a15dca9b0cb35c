-- SPDX-License-Identifier: MIT
local smokes = patient.smoker

rule "misspelt-local" {
  title    = "Smoking",
  relative = smoks,
  finding  = "Smokes.",
}
