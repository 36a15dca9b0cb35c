-- SPDX-License-Identifier: MIT
-- In the middle of a pregnancy needling may go on where it is needed and was tolerated before.
--
-- P05: weeks 14 to 27; that the third trimester begins with week 28 is the usual count (J). "Do not start
-- needling for the first time in pregnancy" is read as relative (J).

local middle = patient.pregnant & ~if_known(pregnancy.pregnant:is "possible")
  & pregnancy.week:between(14, 28)

rule "pregnancy-second-trimester" {
  title   = "Pregnancy, second trimester",
  sources = { "gemt", "clinical-judgement" },

  relative   = middle & ~history.needled_before,
  precaution = middle,

  finding = {
    relative   = "The patient is pregnant ({pregnancy.week}) and was never needled before.",
    precaution = "The patient is pregnant ({pregnancy.week}).",
  },
  action  = {
    relative   = "Do not begin with needling in a pregnancy; choose another treatment.",
    precaution = "Only if there is good reason and needling was tolerated before; no strong stimulation.",
  },

  examples = {
    { "not pregnant", gives = "clear" },
    { "week 13", pregnancy = { pregnant = "yes", week = 13 }, gives = "clear" },
    { "week 14", pregnancy = { pregnant = "yes", week = 14 }, gives = "precaution" },
    { "week 27 and 6 days", pregnancy = { pregnant = "yes", week = 27.9 }, gives = "precaution" },
    { "week 28", pregnancy = { pregnant = "yes", week = 28 }, gives = "clear" },
    { "week 20, never needled before", pregnancy = { pregnant = "yes", week = 20 },
      history = { needled_before = false }, gives = "relative" },
    { "week 20, not asked whether needled before", pregnancy = { pregnant = "yes", week = 20 },
      history = { needled_before = unknown }, gives = "precaution", could_be = "relative" },
    { "never needled before, not pregnant", history = { needled_before = false }, gives = "clear" },
    { "possibly pregnant", pregnancy = { pregnant = "possible" }, gives = "clear" },
    { "week not said", pregnancy = { pregnant = "yes" }, gives = "clear", could_be = "precaution" },
    { "not asked", pregnancy = { pregnant = unknown }, gives = "clear", could_be = "precaution" },
    { "man, not asked", patient = { sex = "male" }, pregnancy = { pregnant = unknown },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "week 28; not needled before", pregnancy = { pregnant = "yes", week = 28 },
      history = { needled_before = false }, gives = "clear" },
    { "never needled before, not pregnant; pregnancy not asked", history = { needled_before = false },
      pregnancy = { pregnant = unknown }, gives = "clear", could_be = "relative" },
    { "week 20, never needled before; week of pregnancy 13.9 weeks",
      history = { needled_before = false }, pregnancy = { pregnant = "yes", week = 13.9 },
      gives = "clear" },
    { "never needled before, not pregnant; pregnancy possible", history = { needled_before = false },
      pregnancy = { pregnant = "possible" }, gives = "clear" },
    { "week 14; not needled before", pregnancy = { pregnant = "yes", week = 14 },
      history = { needled_before = false }, gives = "relative" },
    { "week 27 and 6 days; not needled before", pregnancy = { pregnant = "yes", week = 27.9 },
      history = { needled_before = false }, gives = "relative" },
    { "week 14; pregnancy; pregnancy not asked", pregnancy = { week = 14, pregnant = unknown },
      conditions = { "pregnancy" }, gives = "precaution" },
    { "week 20, never needled before; pregnancy; pregnancy not asked",
      history = { needled_before = false }, pregnancy = { week = 20, pregnant = unknown },
      conditions = { "pregnancy" }, gives = "relative" },
  },
}
