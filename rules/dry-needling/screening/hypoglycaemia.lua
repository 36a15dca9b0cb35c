-- SPDX-License-Identifier: MIT
-- Needling may lower the blood sugar. With insulin, a sulfonylurea or a glinide on an empty stomach, too far.
--
-- D03. Fasting is more than four hours (J). Below 4.0 mmol/L it is treated first: "four is the floor"
-- (reference); the row has that as "do not needle", here relative (J). Glucose is asked for only of those
-- who are at risk now.

local at_risk = patient.hypoglycaemia_prone & patient.fasting | conditions:include "hypoglycaemia"

rule "hypoglycaemia" {
  title   = "Risk of low blood sugar",
  effect  = "fainting",
  sources = { "sandycove", "ref-diabetes-uk", "clinical-judgement" },

  relative   = asked_if(at_risk, today.glucose:below(4.0)),
  precaution = at_risk,

  finding = {
    relative   = "The blood sugar is below 4.0 mmol/L ({today.glucose}).",
    precaution = "The blood sugar may fall too low: an empty stomach with such a drug, or low sugar lately.",
  },
  action  = {
    relative   = "Do not needle now. Give sugar, let the patient eat, and measure again.",
    precaution = "Let the patient eat first. Measure the blood sugar, keep glucose at hand.",
  },

  examples = {
    { "healthy", gives = "clear" },
    { "healthy, fasting", today = { hours_since_meal = 12 }, gives = "clear" },
    { "insulin, has eaten", medications = { "insulin glargine" }, gives = "clear" },
    { "insulin, ate four hours ago", medications = { "insulin glargine" },
      today = { hours_since_meal = 4 }, gives = "clear" },
    { "insulin, ate five hours ago", medications = { "insulin glargine" },
      today = { hours_since_meal = 5 }, gives = "precaution", could_be = "relative" },
    { "gliclazide, fasting", medications = { "gliclazide" }, today = { hours_since_meal = 10 },
      gives = "precaution", could_be = "relative" },
    { "repaglinide, fasting", medications = { "repaglinide" }, today = { hours_since_meal = 10 },
      gives = "precaution", could_be = "relative" },
    { "metformin, fasting", medications = { "metformin" }, today = { hours_since_meal = 10 },
      gives = "clear" },
    { "diabetes without such a drug, fasting", conditions = { diabetes = "controlled" },
      today = { hours_since_meal = 10 }, gives = "clear" },
    { "insulin, fasting, 4.0", medications = { "insulin glargine" },
      today = { hours_since_meal = 10, glucose = 4.0 }, gives = "precaution" },
    { "insulin, fasting, 3.9", medications = { "insulin glargine" },
      today = { hours_since_meal = 10, glucose = 3.9 }, gives = "relative" },
    { "insulin, has eaten, 3.8 all the same", medications = { "insulin glargine" },
      today = { glucose = 3.8 }, gives = "relative" },
    { "65 mg/dL", medications = { "insulin glargine" }, today = { glucose = "65 mg/dL" },
      gives = "relative" },
    { "insulin, meal not asked", medications = { "insulin glargine" },
      today = { hours_since_meal = unknown }, gives = "clear", could_be = "relative" },
    { "no drug, meal not asked", today = { hours_since_meal = unknown }, gives = "clear" },
    { "recent low sugar, not measured", conditions = { "hypos" },
      gives = "precaution", could_be = "relative" },
    { "recent low sugar, now 6.1", conditions = { "hypos" }, today = { glucose = 6.1 },
      gives = "precaution" },
    { "low sugar long ago", conditions = { hypoglycaemia = "past" }, gives = "clear" },
    { "medicines not all asked, has eaten", medications = { others = unknown }, gives = "clear" },
    { "medicines not all asked, fasting", medications = { others = unknown },
      today = { hours_since_meal = 10 }, gives = "clear", could_be = "relative" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "illnesses not all asked; blood sugar 4 mmol/L", conditions = { others = unknown },
      today = { glucose = 4 }, gives = "clear", could_be = "precaution" },
    { "insulin, fasting, 4.0; time since the last meal not asked", medications = { "insulin glargine" },
      today = { glucose = 4, hours_since_meal = unknown }, gives = "clear", could_be = "precaution" },
    { "medicines not all asked, fasting; blood sugar 4 mmol/L", medications = { others = unknown },
      today = { hours_since_meal = 10, glucose = 4 }, gives = "clear", could_be = "precaution" },
  },
}
