-- SPDX-License-Identifier: MIT
-- Bleeding, contractions or a loss of fluid in pregnancy: whether the needle has to do with it matters
-- less than how mother and child are.
--
-- 2.3 (up to seven days: maternity unit now). After that it has another cause and is no less serious: the
-- same day (J). A possible pregnancy counts.

local pregnant = ~if_known(patient.sex:is "male") & pregnancy.pregnant:one_of("yes", "possible")

rule "bleeding-in-pregnancy" {
  title   = "Bleeding, contractions or fluid in pregnancy",
  sources = { "who-1999", "gemt", "clinical-judgement" },

  emergency = after.vaginal_bleeding & pregnant & after.hours:at_most(168),
  same_day  = after.vaginal_bleeding & pregnant,

  finding = "Bleeding, contractions or loss of fluid, and the patient is or may be pregnant.",
  action  = {
    emergency = "Maternity unit now. Strong bleeding or pain: ambulance. Tell them the week, the sites"
      .. " and the time.",
    same_day  = "Maternity unit or own doctor today; strong bleeding or pain: ambulance.",
  },

  examples = {
    { "none", pregnancy = { pregnant = "yes" }, after = { others = "no", hours = 20 }, gives = "clear" },
    { "pregnant", pregnancy = { pregnant = "yes", week = 22 },
      after = { others = "no", hours = 20, vaginal_bleeding = true }, gives = "emergency" },
    { "perhaps pregnant", pregnancy = { pregnant = "possible" },
      after = { others = "no", hours = 20, vaginal_bleeding = true }, gives = "emergency" },
    { "at seven days", pregnancy = { pregnant = "yes" },
      after = { others = "no", hours = 168, vaginal_bleeding = true }, gives = "emergency" },
    { "after seven days", pregnancy = { pregnant = "yes" },
      after = { others = "no", hours = 169, vaginal_bleeding = true }, gives = "same_day" },
    { "nobody knows when", pregnancy = { pregnant = "yes" },
      after = { others = "no", vaginal_bleeding = true }, gives = "same_day", could_be = "emergency" },
    { "not pregnant", after = { others = "no", hours = 20, vaginal_bleeding = true }, gives = "clear" },
    { "pregnancy not asked", pregnancy = { pregnant = unknown },
      after = { others = "no", hours = 20, vaginal_bleeding = true }, gives = "clear",
      could_be = "emergency" },
    { "a man, and nothing asked", patient = { sex = "male" }, pregnancy = { pregnant = unknown },
      after = { hours = 20 }, gives = "clear" },
    { "nothing asked, pregnant", pregnancy = { pregnant = "yes" }, after = { hours = 20 },
      gives = "clear", could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "nobody knows when; sex not asked", after = { others = false, vaginal_bleeding = true },
      pregnancy = { pregnant = "yes" }, patient = { sex = unknown }, gives = "same_day",
      could_be = "emergency" },
    { "nothing asked, pregnant; time since the session 169 h", pregnancy = { pregnant = "yes" },
      after = { hours = 169 }, gives = "clear", could_be = "same_day" },
    { "nobody knows when; pregnancy possible", after = { others = false, vaginal_bleeding = true },
      pregnancy = { pregnant = "possible" }, gives = "same_day", could_be = "emergency" },
    { "perhaps pregnant; sex not asked", after = { hours = 20, others = false, vaginal_bleeding = true },
      pregnancy = { pregnant = "possible" }, patient = { sex = unknown }, gives = "emergency" },
    { "after seven days; pregnancy not asked",
      after = { hours = 169, others = false, vaginal_bleeding = true },
      pregnancy = { pregnant = unknown }, gives = "clear", could_be = "same_day" },
  },
}
