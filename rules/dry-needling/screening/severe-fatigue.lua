-- SPDX-License-Identifier: MIT
-- An exhausted patient faints more easily, and one with chronic fatigue may pay for a session with days.
--
-- G07, and the exhaustion of G03.

rule "severe-fatigue" {
  title   = "Severe fatigue",
  effect  = "fatigue",
  sources = { "jotform-crs", "sa-bn121-4" },

  precaution = today.exhausted | conditions:include "severe fatigue",

  finding = "The patient is exhausted, or has a chronic fatigue syndrome.",
  action  = "A low dose first: few needles, gentle, short. If it is only today: postpone, or let the patient"
    .. " rest, eat and drink first.",

  examples = {
    { "rested", gives = "clear" },
    { "exhausted today", today = { exhausted = true }, gives = "precaution" },
    { "chronic fatigue syndrome", conditions = { "ME/CFS" }, gives = "precaution" },
    { "long COVID", conditions = { "long COVID" }, gives = "precaution" },
    { "poor sleep", conditions = { "insomnia" }, gives = "clear" },
    { "not asked", today = { exhausted = unknown }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "rested; illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
  },
}
