-- SPDX-License-Identifier: MIT
local smokes, fainted = patient.smoker
local limits = { inr = 3 }

rule "holds-nothing" {
  title      = "Smoking",
  absolute   = limits.smoker,
  relative   = smokes,
  precaution = fainted,
  action     = limits.action,
  finding    = "Smokes.",
}
