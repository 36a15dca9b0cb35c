-- SPDX-License-Identifier: MIT
-- For the patient, at each grade.
local line = policy.inr_line:is "strict" & labs.inr:at_least(1.5) | labs.inr:at_least(2)

rule "bleeding" {
  title   = "Bleeding",
  effect  = "bruising",
  sources = { "example-2021", "custom" },

  absolute   = conditions:include "bleeding disorder":in_state "severe",
  relative   = patient.anticoagulated & labs.inr:above(3),
  precaution = patient.anticoagulated & if_known(line) | conditions:include "bleeding disorder",

  finding = {
    absolute   = "The blood does not clot: {conditions:bleeding disorder}.",
    relative   = "The INR is {labs.inr} on {medications:anticoagulant}.",
    precaution = "Bleeding may last longer.",
  },
  action  = {
    absolute   = "Do not needle.",
    relative   = "Ask the prescribing physician first.",
    precaution = "Press for two minutes after each needle.",
  },
}
