-- SPDX-License-Identifier: MIT
-- More ways to hold than the engine lists as clauses: of the patient, and of a site.

local heart = conditions:include "pacemaker" | history.fainted | patient.fragile
local blood = medications:include "warfarin" | labs.inr:above(1.4) | ~labs.inr:known()
local frame = patient.weight:below(45) | patient.bmi:below(17) | patient.height:below(140)
local state = patient.pain:above(4) | history.pneumothorax | patient.pain_before:above(6)

rule "many-ways" {
  title    = "Many ways",
  relative = site:side "left" & heart & blood & frame & state,
  advice   = heart & blood & frame & state,
  finding  = "In one of many ways.",
}
