-- SPDX-License-Identifier: MIT
-- Needling of neck and shoulder is followed by headache in some, and more so in those who have migraine.
--
-- D14 (J, from how often a headache follows). A history of migraine counts too.

local has_had = conditions:include "migraine"
  | conditions:include("migraine"):in_state("past", "old", "resolved")
local neck_or_shoulder = site:in_region "neck" | site:in_region "shoulder"

-- unnoticed: advice: if_known put around "has migraine"
-- unnoticed: advice: if_known put around "has migraine (past, old or resolved)"
-- because where it is not answered, both parts on migraine are open.
rule "migraine" {
  title   = "Migraine, site at neck or shoulder",
  effect  = "headache",
  sources = { "brady-2014", "tolbert-2025", "clinical-judgement" },

  advice = neck_or_shoulder & has_had,

  finding = "{site} lies at the neck or shoulder, and the patient has migraine.",
  action  = "Say that a headache may follow. One that is sudden, violent or worse upright is an emergency.",

  examples = {
    { "neck, no migraine", sites = { "left suboccipitals" }, gives = "clear" },
    { "neck, migraine", sites = { "left suboccipitals" }, conditions = { "migraine" },
      gives = "advice" },
    { "shoulder, migraine", sites = { "left upper trapezius" }, conditions = { "G43.1" },
      gives = "advice" },
    { "shoulder, migraine in the past", sites = { "left deltoid" }, conditions = { migraine = "past" },
      gives = "advice" },
    { "thigh, migraine", sites = { "left vastus lateralis" }, conditions = { "migraine" },
      gives = "clear" },
    { "neck, tension headache", sites = { "left suboccipitals" }, conditions = { "tension headache" },
      gives = "clear" },
    { "neck, illnesses not all asked", sites = { "left suboccipitals" }, conditions = { others = unknown },
      gives = "clear", could_be = "advice" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear" },
  },
}
