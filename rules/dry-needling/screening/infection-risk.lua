-- SPDX-License-Identifier: MIT
-- Some patients bring more germs to the puncture, or a way in for them.
--
-- I12. Recurrent infections are on a screening form; carriers, catheters and hygiene are judgement (J).

rule "infection-risk" {
  title   = "What invites infection",
  effect  = "infection",
  sources = { "jotform-crs", "clinical-judgement" },

  precaution = history.infections_often | conditions:include "infection risk"
    | implants:include "indwelling catheter",

  finding = "The patient often has infections, carries resistant germs, has a catheter, or cannot keep clean.",
  action  = "Disinfect the skin with care, and stay away from where a catheter leaves it.",

  examples = {
    { "none", gives = "clear" },
    { "often has infections", history = { infections_often = true }, gives = "precaution" },
    { "MRSA carrier", conditions = { "MRSA" }, gives = "precaution" },
    { "PICC line", implants = { ["PICC line"] = "left upper arm" }, gives = "precaution" },
    { "catheter told as an illness", conditions = { "urinary catheter" }, gives = "precaution" },
    { "poor hygiene", conditions = { "poor hygiene" }, gives = "precaution" },
    { "a common cold", conditions = { "common cold" }, gives = "clear" },
    { "not asked", history = { infections_often = unknown }, gives = "clear",
      could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
    { "implants not all asked", implants = { others = unknown }, gives = "clear",
      could_be = "precaution" },
  },
}
