-- SPDX-License-Identifier: MIT
-- On an empty stomach the pressure falls more easily, and patients faint.
--
-- G03, its first part; four hours are judgement (J). With insulin or the like the diabetes rules say more.

rule "empty-stomach" {
  title   = "Not eaten for more than four hours",
  effect  = "fainting",
  sources = { "sandycove", "abel-sync", "clinical-judgement" },

  precaution = patient.fasting,

  finding = "The patient has not eaten for more than four hours.",
  action  = "Let the patient eat and drink first, or postpone.",

  examples = {
    { "two hours", gives = "clear" },
    { "four hours", today = { hours_since_meal = 4 }, gives = "clear" },
    { "four and a half hours", today = { hours_since_meal = 4.5 }, gives = "precaution" },
    { "not asked", today = { hours_since_meal = unknown }, gives = "clear", could_be = "precaution" },
  },
}
