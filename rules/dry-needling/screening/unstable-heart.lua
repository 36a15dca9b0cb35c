-- SPDX-License-Identifier: MIT
-- A heart that is not stable may not bear pain, fear or a faint.
--
-- G06. "Recent" is less than twelve weeks (J). A settled atrial fibrillation, stable angina or an old heart
-- attack is none of this.

-- Only when said: nobody with atrial fibrillation is asked whether it is acute, and of a heart attack the
-- day is asked for.
local acute_arrhythmia    = conditions:include("arrhythmia"):in_state "acute"
local recent_heart_attack = conditions:include("heart attack"):in_state("acute", "recent")

rule "unstable-heart" {
  title        = "Heart disease that is not stable",
  sources      = { "jotform-crs", "advantage", "clinical-judgement" },
  unless_given = "emergency",

  relative = conditions:include "unstable angina"
    | if_known(acute_arrhythmia | recent_heart_attack)
    | conditions:include("heart failure"):in_state "decompensated"
    | conditions:include("heart attack"):within_days(83)
    | conditions:include("heart surgery"):within_days(83),

  finding = "The heart is not stable, or a heart attack or heart operation is less than twelve weeks past.",
  action  = "Defer, and ask the cardiologist.",

  examples = {
    { "healthy", gives = "clear" },
    { "unstable angina", conditions = { "unstable angina" }, gives = "relative" },
    { "stable angina", conditions = { "stable angina" }, gives = "clear" },
    { "acute arrhythmia", conditions = { arrhythmia = "acute" }, gives = "relative" },
    { "new atrial fibrillation", conditions = { AF = "acute" }, gives = "relative" },
    { "atrial fibrillation", conditions = { "AF" }, gives = "clear" },
    { "decompensated heart failure", conditions = { ["heart failure"] = "decompensated" },
      gives = "relative" },
    { "stable heart failure", conditions = { ["heart failure"] = "stable" }, gives = "clear" },
    { "heart failure, state not said", conditions = { "heart failure" },
      gives = "clear", could_be = "relative" },
    { "heart attack 83 days ago", conditions = { ["heart attack"] = "83 days ago" },
      gives = "relative" },
    { "heart attack 84 days ago", conditions = { ["heart attack"] = "84 days ago" }, gives = "clear" },
    { "heart attack, day not said", conditions = { "heart attack" },
      gives = "clear", could_be = "relative" },
    { "recent heart attack", conditions = { ["heart attack"] = "recent" }, gives = "relative" },
    { "old heart attack", conditions = { ["heart attack"] = "old" }, gives = "clear" },
    { "bypass 83 days ago", conditions = { CABG = "83 days ago" }, gives = "relative" },
    { "bypass 84 days ago", conditions = { CABG = "84 days ago" }, gives = "clear" },
    { "acute heart attack is an emergency", conditions = { ["heart attack"] = "acute" },
      gives = "clear" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "heart surgery", conditions = { "heart surgery" }, gives = "clear", could_be = "relative" },
    { "unstable angina left empty", conditions = { ["unstable angina"] = "" }, gives = "clear",
      could_be = "relative" },
  },
}
