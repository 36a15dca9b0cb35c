-- SPDX-License-Identifier: MIT
local smokes = patient.smoker
local inr    = labs.inr:above(3)
local inr    = labs.inr:above(4)
local old    = patient.age:above(80) & history.fainted
labs.inr:above(5)

rule "unused" {
  title    = "Smoking",
  relative = inr,
  finding  = "Smokes.",
}
