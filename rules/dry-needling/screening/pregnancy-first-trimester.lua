-- SPDX-License-Identifier: MIT
-- One in four or five pregnancies ends by itself in the first weeks; nobody wants to have needled then.
--
-- P01: up to 13 weeks and 6 days. Sources differ (section 8): relative, or never (strict). Who is asked about
-- a pregnancy at all is written in derived.lua.

local early = patient.pregnant & ~if_known(pregnancy.pregnant:is "possible") & pregnancy.week:below(14)

-- unnoticed: relative: "the policy "first trimester" is standard" left out
-- because the other reading, "strict", gives the graver grade.
rule "pregnancy-first-trimester" {
  title   = "Pregnancy, first trimester",
  sources = { "who-1999", "gemt", "goldfields", "physioman" },

  absolute = policy.first_trimester:is "strict" & early,
  relative = policy.first_trimester:is "standard" & early,

  finding = "The patient is pregnant ({pregnancy.week}).",
  action  = {
    absolute = "Do not needle in the first trimester.",
    relative = "Defer. If it is done all the same: written consent that says how often a pregnancy ends"
      .. " by itself in these weeks.",
  },

  examples = {
    { "not pregnant", gives = "clear" },
    { "week 8", pregnancy = { pregnant = "yes", week = 8 }, gives = "relative" },
    { "week 13 and 6 days", pregnancy = { pregnant = "yes", week = 13.9 }, gives = "relative" },
    { "week 14", pregnancy = { pregnant = "yes", week = 14 }, gives = "clear" },
    { "pregnant, week not said", pregnancy = { pregnant = "yes" },
      gives = "clear", could_be = "relative" },
    { "strict, week 8", policy = { first_trimester = "strict" },
      pregnancy = { pregnant = "yes", week = 8 }, gives = "absolute" },
    { "strict, week not said", policy = { first_trimester = "strict" }, pregnancy = { pregnant = "yes" },
      gives = "clear", could_be = "absolute" },
    { "strict, week 14", policy = { first_trimester = "strict" },
      pregnancy = { pregnant = "yes", week = 14 }, gives = "clear" },
    { "possibly pregnant is the next rule", pregnancy = { pregnant = "possible" }, gives = "clear" },
    { "pregnant by the list of illnesses", conditions = { "pregnant" },
      pregnancy = { pregnant = unknown, week = 8 }, gives = "relative" },
    { "listed as over", conditions = { pregnancy = "past" }, gives = "clear" },

    { "woman of forty, not asked", pregnancy = { pregnant = unknown },
      gives = "clear", could_be = "relative" },
    { "woman of forty, said no, illnesses not all asked", conditions = { others = unknown },
      gives = "clear" },
    { "man, not asked", patient = { sex = "male" }, pregnancy = { pregnant = unknown },
      gives = "clear" },
    { "man, not asked, illnesses neither", patient = { sex = "male" }, conditions = { others = unknown },
      pregnancy = { pregnant = unknown }, gives = "clear" },
    { "said to be male, and pregnant", patient = { sex = "male" },
      pregnancy = { pregnant = "yes", week = 8 }, gives = "relative" },
    { "other, not asked", patient = { sex = "other" }, pregnancy = { pregnant = unknown },
      gives = "clear", could_be = "relative" },
    { "sex not known, not asked", patient = { sex = unknown }, pregnancy = { pregnant = unknown },
      gives = "clear", could_be = "relative" },
    { "sex not known, said no", patient = { sex = unknown }, gives = "clear" },
    { "girl of 9, not asked", patient = { age = 9 }, pregnancy = { pregnant = unknown },
      gives = "clear" },
    { "girl of 10, not asked", patient = { age = 10 }, pregnancy = { pregnant = unknown },
      gives = "clear", could_be = "relative" },
    { "woman of 55, not asked", patient = { age = 55 }, pregnancy = { pregnant = unknown },
      gives = "clear", could_be = "relative" },
    { "woman of 56, not asked", patient = { age = 56 }, pregnancy = { pregnant = unknown },
      gives = "clear" },
    { "age not known, not asked", patient = { age = unknown }, pregnancy = { pregnant = unknown },
      gives = "clear", could_be = "relative" },
    { "man of unknown age, not asked", patient = { age = unknown, sex = "male" },
      pregnancy = { pregnant = unknown }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "not pregnant; policy first trimester strict", policy = { first_trimester = "strict" },
      gives = "clear" },
    { "possibly pregnant is the next rule; policy first trimester strict",
      pregnancy = { pregnant = "possible" }, policy = { first_trimester = "strict" }, gives = "clear" },
    { "woman of forty, not asked; policy first trimester strict", pregnancy = { pregnant = unknown },
      policy = { first_trimester = "strict" }, gives = "clear", could_be = "absolute" },
    { "week 13 and 6 days; policy first trimester strict", pregnancy = { pregnant = "yes", week = 13.9 },
      policy = { first_trimester = "strict" }, gives = "absolute" },
    { "pregnant by the list of illnesses; policy first trimester strict", conditions = { "pregnant" },
      pregnancy = { pregnant = unknown, week = 8 }, policy = { first_trimester = "strict" },
      gives = "absolute" },
  },
}
