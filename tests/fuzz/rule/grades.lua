-- SPDX-License-Identifier: MIT
local over_lung = site:near "lung"
rule "grades" {
  title = "T",
  effect = "bruising",
  sources = { "example-2020" },
  absolute = over_lung & history.fainted,
  relative = medications:include "anticoagulant" & ~if_known(labs.inr:within_days(28)),
  precaution = labs.inr:between(2, 3.5) | patient.sex:is "female" & patient.age:above(40),
  finding = { absolute = "{site}", relative = "{medications:anticoagulant}", precaution = "INR {labs.inr}" },
  action = "Do [[not]].",
  examples = {
    { "a }", labs = { inr = 4 }, medications = { warfarin = true }, gives = "relative" },
    { 'b ]]', gives = "clear", could_be = "precaution" }, --[[ } ]] --[==[ ]] } ]==]
  },
}
