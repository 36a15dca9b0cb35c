-- SPDX-License-Identifier: MIT
-- Each comparison at its limit; a fact against a fact; arithmetic; a number that may be none.

local worse = patient.pain:above(patient.pain_before) & (patient.pain - patient.pain_before):at_least(3)

rule "numbers" {
  title      = "Numbers",
  absolute   = patient.pain:at_least(9),
  relative   = worse | patient.weight:at_most(30),
  precaution = patient.pain:between(7, 9) | patient.last_drink:below(12),
  advice     = years_since(patient.birth_date):above(65) | (patient.pain + patient.pain_before):above(15),
  finding    = "The pain is {patient.pain}.",

  examples = {
    { "within all", gives = "clear" },
    { "above, not at least", patient = { pain = 8, pain_before = 6 }, gives = "precaution" },
    { "at least", patient = { pain = 9, pain_before = 9 }, gives = "absolute" },
    { "between, below it", patient = { pain = 6 }, gives = "clear" },
    { "between, its beginning", patient = { pain = 7, pain_before = 7 }, gives = "precaution" },
    { "much worse", patient = { pain = 6, pain_before = 3 }, gives = "relative" },
    { "a little worse", patient = { pain = 5, pain_before = 3 }, gives = "clear" },
    { "at most", patient = { weight = 30 }, gives = "relative" },
    { "other unit", patient = { weight = "66 lb" }, gives = "relative" },
    { "not at most", patient = { weight = 30.1 }, gives = "clear" },
    { "below", patient = { last_drink = 11 }, gives = "precaution" },
    { "not below", patient = { last_drink = 12 }, gives = "clear" },
    { "old", patient = { birth_date = "1960-11-21" }, gives = "advice" },
    { "of 65 years", patient = { birth_date = "1960-11-23" }, gives = "clear" },
    { "half of a sum", patient = { pain = unknown, pain_before = 10 }, gives = "clear",
      could_be = "absolute" },
  },
}
