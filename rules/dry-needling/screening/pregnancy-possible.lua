-- SPDX-License-Identifier: MIT
-- Whoever may be pregnant is in the first weeks, when it matters most.
--
-- P07: a late period, trying for a child. Until a test says more it counts as the first trimester (J), with
-- the readings of section 8.

local maybe = patient.pregnant & pregnancy.pregnant:is "possible"

-- unnoticed: relative: "the policy "first trimester" is standard" left out
-- because the other reading, "strict", gives the graver grade.
rule "pregnancy-possible" {
  title   = "Possible pregnancy",
  sources = { "physiosouth", "truenorth", "clinical-judgement" },

  absolute = policy.first_trimester:is "strict" & maybe,
  relative = policy.first_trimester:is "standard" & maybe,

  finding = "The patient may be pregnant.",
  action  = "Ask for a pregnancy test. Until it is known, defer as in the first trimester.",

  examples = {
    { "not pregnant", gives = "clear" },
    { "possible", pregnancy = { pregnant = "possible" }, gives = "relative" },
    { "possible, at 60", patient = { age = 60 }, pregnancy = { pregnant = "possible" },
      gives = "relative" },
    { "strict, possible", policy = { first_trimester = "strict" }, pregnancy = { pregnant = "possible" },
      gives = "absolute" },
    { "pregnant for certain", pregnancy = { pregnant = "yes", week = 8 }, gives = "clear" },
    { "not asked", pregnancy = { pregnant = unknown }, gives = "clear", could_be = "relative" },
    { "man, not asked", patient = { sex = "male" }, pregnancy = { pregnant = unknown },
      gives = "clear" },
    { "woman of 70, not asked", patient = { age = 70 }, pregnancy = { pregnant = unknown },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "not asked; policy first trimester strict", pregnancy = { pregnant = unknown },
      policy = { first_trimester = "strict" }, gives = "clear", could_be = "absolute" },
    { "strict, possible; pregnancy yes", policy = { first_trimester = "strict" },
      pregnancy = { pregnant = "yes" }, gives = "clear" },
    { "man, not asked; policy first trimester strict", patient = { sex = "male" },
      pregnancy = { pregnant = unknown }, policy = { first_trimester = "strict" }, gives = "clear" },
  },
}
