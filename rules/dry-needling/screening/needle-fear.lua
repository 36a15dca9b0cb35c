-- SPDX-License-Identifier: MIT
-- A frightened patient faints more easily, tenses the muscle and jerks away.
--
-- C04. Post-traumatic stress, panic and claustrophobia (the face hole of the couch) are judgement (J).

rule "needle-fear" {
  title        = "Fear of needles, or an anxiety disorder",
  effect       = "distress",
  sources      = { "sa-bn121-4", "physioman", "clinical-judgement" },
  unless_given = "needle-phobia",

  precaution = consent.needle_fear:one_of("mild", "severe") | conditions:include "anxiety",

  finding = "The patient is afraid of needles, or has an anxiety disorder.",
  action  = "Explain each step first. Lying down, few needles, superficial, none left in for long. Agree on"
    .. " a word that ends the session.",

  examples = {
    { "no fear", gives = "clear" },
    { "mild fear", consent = { needle_fear = "mild" }, gives = "precaution" },
    { "severe fear", consent = { needle_fear = "severe" }, gives = "precaution" },
    { "phobia says it all", consent = { needle_fear = "phobia" }, conditions = { "panic disorder" },
      gives = "clear" },
    { "panic", conditions = { "panic attacks" }, gives = "precaution" },
    { "trauma", conditions = { "PTSD" }, gives = "precaution" },
    { "claustrophobia", conditions = { "claustrophobia" }, gives = "precaution" },
    { "anxiety that is past", conditions = { ["anxiety disorder"] = "past" }, gives = "clear" },
    { "depression", conditions = { "depression" }, gives = "clear" },
    { "not asked", consent = { needle_fear = unknown }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no fear; illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
  },
}
