-- SPDX-License-Identifier: MIT
-- After half the pregnancy the womb presses on the great vessels of whoever lies on the back, and is pressed
-- upon in whoever lies on the front.
--
-- P06, its words on the position: neither prone nor supine beyond 20 weeks, whatever the trimester (J).

rule "pregnancy-position" {
  title   = "Lying on back or front in pregnancy",
  effect  = "fainting",
  sources = { "clinical-judgement" },

  precaution = patient.pregnant & if_known(pregnancy.week:above(20))
    & treatment.position:one_of("supine", "prone"),

  finding = "The patient is pregnant ({pregnancy.week}) and is to lie on the back or the front.",
  action  = "Let the patient lie on the side.",

  examples = {
    { "prone, not pregnant", gives = "clear" },
    { "prone, week 20", pregnancy = { pregnant = "yes", week = 20 }, gives = "clear" },
    { "prone, week 20 and a day", pregnancy = { pregnant = "yes", week = 20.1 }, gives = "precaution" },
    { "supine, week 24", pregnancy = { pregnant = "yes", week = 24 },
      treatment = { position = "supine" }, gives = "precaution" },
    { "side, week 24", pregnancy = { pregnant = "yes", week = 24 }, treatment = { position = "side" },
      gives = "clear" },
    { "lying, week 24", pregnancy = { pregnant = "yes", week = 24 }, treatment = { position = "lying" },
      gives = "clear", could_be = "precaution" },
    { "prone, week not said", pregnancy = { pregnant = "yes" }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "prone, week 20 and a day; pregnancy not asked", pregnancy = { week = 20.1, pregnant = unknown },
      gives = "clear", could_be = "precaution" },
    { "prone, not pregnant; position not asked", treatment = { position = unknown }, gives = "clear" },
    { "prone, not pregnant; week of pregnancy 20.1 weeks", pregnancy = { week = 20.1 },
      gives = "clear" },
  },
}
