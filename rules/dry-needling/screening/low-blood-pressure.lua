-- SPDX-License-Identifier: MIT
-- A pressure that is low already falls further with a needle, and most of all on standing up.
--
-- G04. 90/60 is borrowed from acupuncture's limit for referral; 110/70 "in middle-aged" is second-hand, and
-- that middle age begins at forty is judgement (J). The pressure is used if it was measured, never asked for.

local low            = today.systolic:below(90) | today.diastolic:below(60)
local low_in_midlife = patient.age:at_least(40) & today.systolic:at_most(110) & today.diastolic:at_most(70)

rule "low-blood-pressure" {
  title   = "Low blood pressure",
  effect  = "fainting",
  sources = { "bacc", "abel-sync", "clinical-judgement" },

  precaution = if_known(low | low_in_midlife)
    | conditions:include "low blood pressure"
    | medications:include "hypotensive",

  finding = "The blood pressure is low, or the patient takes a drug that widens the vessels.",
  action  = "Lying down, fewer needles; let the patient rise slowly.",

  examples = {
    { "never measured", gives = "clear" },
    { "30 years, 89/70", patient = { age = 30 }, today = { systolic = 89, diastolic = 70 },
      gives = "precaution" },
    { "30 years, 100/59", patient = { age = 30 }, today = { systolic = 100, diastolic = 59 },
      gives = "precaution" },
    { "30 years, 90/60", patient = { age = 30 }, today = { systolic = 90, diastolic = 60 },
      gives = "clear" },
    { "upper value alone", today = { systolic = 85 }, gives = "precaution" },
    { "40 years, 110/70", today = { systolic = 110, diastolic = 70 }, gives = "precaution" },
    { "39 years, 110/70", patient = { age = 39 }, today = { systolic = 110, diastolic = 70 },
      gives = "clear" },
    { "40 years, 111/70", today = { systolic = 111, diastolic = 70 }, gives = "clear" },
    { "40 years, 110/71", today = { systolic = 110, diastolic = 71 }, gives = "clear" },
    { "dizzy on standing", conditions = { "orthostatic hypotension" }, gives = "precaution" },
    { "nitrate", medications = { "glyceryl trinitrate" }, gives = "precaution" },
    { "tamsulosin", medications = { "tamsulosin" }, gives = "precaution" },
    { "ramipril is none of these", medications = { "ramipril" }, gives = "clear" },
    { "high blood pressure", conditions = { hypertension = "controlled" }, gives = "clear" },
    { "medicines not all asked", medications = { others = unknown },
      gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "never measured; illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
    { "never measured; age not asked", patient = { age = unknown }, gives = "clear" },
  },
}
