-- SPDX-License-Identifier: MIT
-- A true phobia turns the session into harm by itself: panic, sudden movement, collapse.
--
-- C03. Section 8, needle phobia: absolute, or on the lax reading only once cleared. Milder fear is C04.

local phobia = consent.needle_fear:is "phobia" | conditions:include "needle phobia"

rule "needle-phobia" {
  title   = "Needle phobia",
  effect  = "distress",
  sources = { "sa-bn121-3", "physioman", "ecam-t3", "ictmjc" },

  absolute = phobia & policy.needle_phobia:is "standard",
  relative = phobia,

  finding = "The patient has a phobia of needles.",
  action  = {
    absolute = "Do not needle. Use another technique.",
    relative = "Do not needle before this has been cleared with the patient and whoever treats the phobia.",
  },

  examples = {
    { "no fear", gives = "clear" },
    { "phobia", consent = { needle_fear = "phobia" }, gives = "absolute" },
    { "phobia, by the list of illnesses", conditions = { "trypanophobia" }, gives = "absolute" },
    { "severe fear is none", consent = { needle_fear = "severe" }, gives = "clear" },
    { "claustrophobia is another", conditions = { "claustrophobia" }, gives = "clear" },
    { "a coded phobia that may be of spiders", conditions = { "F40.2" },
      gives = "clear", could_be = "absolute" },
    { "not asked", consent = { needle_fear = unknown }, gives = "clear", could_be = "absolute" },
    { "phobia, lax reading", consent = { needle_fear = "phobia" }, policy = { needle_phobia = "lax" },
      gives = "relative" },
    { "no fear, lax reading", policy = { needle_phobia = "lax" }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no fear, lax reading; illnesses not all asked", policy = { needle_phobia = "lax" },
      conditions = { others = unknown }, gives = "clear", could_be = "relative" },
    { "not asked; policy needle phobia lax", consent = { needle_fear = unknown },
      policy = { needle_phobia = "lax" }, gives = "clear", could_be = "relative" },
  },
}
