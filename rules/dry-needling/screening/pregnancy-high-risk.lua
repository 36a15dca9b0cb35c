-- SPDX-License-Identifier: MIT
-- Where a pregnancy is in danger anyway, needling is not to add to it, nor to be blamed.
--
-- P06, its other part: high risk, an earlier miscarriage (a form asks for it), threatened labour.

rule "pregnancy-high-risk" {
  title   = "Pregnancy at high risk",
  sources = { "physiosouth", "clinical-judgement" },

  relative = conditions:include "threatened pregnancy"
    | patient.pregnant & (pregnancy.high_risk | pregnancy.miscarriage),

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
    { "week 20, risk not asked", pregnancy = { pregnant = "yes", week = 20, high_risk = unknown },
      gives = "clear", could_be = "relative" },
    { "not pregnant, risk not asked",
      pregnancy = { pregnant = "no", high_risk = unknown, miscarriage = unknown }, gives = "clear" },
    { "man, nothing asked", patient = { sex = "male" },
      pregnancy = { pregnant = unknown, high_risk = unknown, miscarriage = unknown }, gives = "clear" },
  },
}
