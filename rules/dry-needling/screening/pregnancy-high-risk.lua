-- SPDX-License-Identifier: MIT
-- Where a pregnancy is in danger anyway, needling is not to add to it, nor to be blamed.
--
-- P06, its other part: high risk, an earlier miscarriage (a form asks for it), threatened labour.

-- Only when said: the question for a high risk is enough.
local threatened = if_known(conditions:include "threatened pregnancy")

rule "pregnancy-high-risk" {
  title   = "Pregnancy at high risk",
  sources = { "physiosouth", "clinical-judgement" },

  relative = patient.pregnant & (pregnancy.high_risk | pregnancy.miscarriage | threatened),

  finding = "The pregnancy is at high risk, or an earlier one ended in a miscarriage.",
  action  = "Ask midwife or obstetrician first.",

  examples = {
    { "not pregnant", gives = "clear" },
    { "miscarriage, not pregnant", pregnancy = { miscarriage = true }, gives = "clear" },
    { "week 20", pregnancy = { pregnant = "yes", week = 20 }, gives = "clear" },
    { "week 20, high risk", pregnancy = { pregnant = "yes", week = 20, high_risk = true },
      gives = "relative" },
    { "week 20, earlier miscarriage", pregnancy = { pregnant = "yes", week = 20, miscarriage = true },
      gives = "relative" },
    { "possibly pregnant, earlier miscarriage",
      pregnancy = { pregnant = "possible", miscarriage = true }, gives = "relative" },
    { "threatened labour", pregnancy = { pregnant = "yes", week = 24 },
      conditions = { "threatened labour" }, gives = "relative" },
    { "threatened miscarriage by its code", conditions = { "O20.0" },
      pregnancy = { pregnant = unknown }, gives = "relative" },
    { "pregnancy by its code", pregnancy = { pregnant = "yes", week = 24 }, conditions = { "Z34.8" },
      gives = "clear" },
    { "man, illnesses not all asked", patient = { sex = "male" }, conditions = { others = unknown },
      gives = "clear" },
    { "week 20, risk not asked", pregnancy = { pregnant = "yes", week = 20, high_risk = unknown },
      gives = "clear", could_be = "relative" },
    { "not pregnant, risk not asked",
      pregnancy = { pregnant = "no", high_risk = unknown, miscarriage = unknown }, gives = "clear" },
    { "man, nothing asked", patient = { sex = "male" },
      pregnancy = { pregnant = unknown, high_risk = unknown, miscarriage = unknown }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "miscarriage, not pregnant; pregnancy not asked",
      pregnancy = { miscarriage = true, pregnant = unknown }, gives = "clear", could_be = "relative" },
    { "week 20; miscarriage not asked",
      pregnancy = { pregnant = "yes", week = 20, miscarriage = unknown }, gives = "clear",
      could_be = "relative" },
  },
}
