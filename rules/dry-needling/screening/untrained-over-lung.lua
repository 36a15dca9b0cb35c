-- SPDX-License-Identifier: MIT
-- Over the lung the hand decides: angle, grip and depth leave no room for a beginner.
--
-- The lung fields are high-risk sites (AIS). That the training of this therapist is asked for, and the
-- grade, are judgement (J).

rule "untrained-over-lung" {
  title   = "Therapist not trained for sites over the lung",
  effect  = "pneumothorax",
  sources = { "ais", "clinical-judgement" },

  precaution = site:near "lung" & ~treatment.operator_trained_thorax,

  finding = "Over the lung, and the person who needles is not trained for that: {site}.",
  action  = "Leave this site to someone who is, or choose another technique.",

  examples = {
    { "trained", sites = { "left rhomboid major" }, gives = "clear" },
    { "not trained", sites = { "left rhomboid major" },
      treatment = { operator_trained_thorax = false }, gives = "precaution" },
    { "not trained, thigh", sites = { "left vastus lateralis" },
      treatment = { operator_trained_thorax = false }, gives = "clear" },
    { "not asked", sites = { "left rhomboid major" },
      treatment = { operator_trained_thorax = unknown }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear" },
  },
}
