-- SPDX-License-Identifier: MIT
-- Near the end of a pregnancy nobody wants to have started the labour.
--
-- P06, its part on the third trimester (J); that it begins with week 28 is the usual count (J).

rule "pregnancy-third-trimester" {
  title   = "Pregnancy, third trimester",
  sources = { "clinical-judgement" },

  relative = patient.pregnant & ~if_known(pregnancy.pregnant:is "possible") & pregnancy.week:at_least(28),

  finding = "The patient is pregnant ({pregnancy.week}).",
  action  = "Ask midwife or obstetrician first.",

  examples = {
    { "not pregnant", gives = "clear" },
    { "week 27 and 6 days", pregnancy = { pregnant = "yes", week = 27.9 }, gives = "clear" },
    { "week 28", pregnancy = { pregnant = "yes", week = 28 }, gives = "relative" },
    { "week 41", pregnancy = { pregnant = "yes", week = 41 }, gives = "relative" },
    { "week not said", pregnancy = { pregnant = "yes" }, gives = "clear", could_be = "relative" },
    { "possibly pregnant", pregnancy = { pregnant = "possible" }, gives = "clear" },
    { "not asked", pregnancy = { pregnant = unknown }, gives = "clear", could_be = "relative" },
    { "man, not asked", patient = { sex = "male" }, pregnancy = { pregnant = unknown },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "week 41; pregnancy; pregnancy not asked", pregnancy = { week = 41, pregnant = unknown },
      conditions = { "pregnancy" }, gives = "relative" },
  },
}
