-- SPDX-License-Identifier: MIT
-- A headache with a new sign of the nervous system may be a bleeding or an infection in the head.
--
-- 2.1 row 6 ("new neurological signs"). Weakness, both legs and a fit are asked for in the file; sight,
-- speech and confusion are not. Tingling in one limb beside a headache is common after the neck and does
-- not count here (J): "tingling" and "stiff-neck" look after it.

local headache = after.headache:above(0)
local sign     = after.weakness:one_of("stable", "progressive") | after.both_legs_weak | after.convulsion

rule "headache-with-signs" {
  title   = "Headache with a sign of the nervous system",
  effect  = "headache",
  sources = { "ijspt-tl", "lee-2011", "clinical-judgement" },

  emergency = headache & sign,

  finding = "A headache, and weakness or a fit with it.",
  action  = "Ambulance now.",

  examples = {
    { "a headache", sites = { "left suboccipitals" }, after = { others = "no", hours = 5, headache = 4 },
      gives = "clear" },
    { "and weakness", sites = { "left suboccipitals" },
      after = { others = "no", hours = 5, headache = 4, weakness = "stable" }, gives = "emergency" },
    { "and both legs", after = { others = "no", hours = 5, headache = 4, both_legs_weak = true },
      gives = "emergency" },
    { "and a fit", after = { others = "no", hours = 5, headache = 4, convulsion = true },
      gives = "emergency" },
    { "and tingling of a hand", after = { others = "no", hours = 5, headache = 4, tingling = 2 },
      gives = "clear" },
    { "a fit without headache", after = { others = "no", hours = 5, convulsion = true },
      gives = "clear" },
    { "weakness not asked", after = { hours = 5, headache = 4 }, gives = "clear",
      could_be = "emergency" },
    { "no headache, nothing else asked", after = { hours = 5, headache = 0 }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "weakness none", after = { weakness = "none" }, gives = "clear", could_be = "emergency" },
    { "headache 0.1 h", after = { headache = 0.1 }, gives = "clear", could_be = "emergency" },
    { "weakness not asked; weakness progressive",
      after = { headache = 4, hours = 5, weakness = "progressive" }, gives = "emergency" },
    { "a headache; weakness left empty",
      after = { headache = 4, hours = 5, others = false, weakness = "" },
      sites = { "left suboccipitals" }, gives = "clear", could_be = "emergency" },
    { "a headache; both legs weak left empty",
      after = { headache = 4, hours = 5, others = false, both_legs_weak = "" },
      sites = { "left suboccipitals" }, gives = "clear", could_be = "emergency" },
    { "a headache; convulsion left empty",
      after = { headache = 4, hours = 5, others = false, convulsion = "" },
      sites = { "left suboccipitals" }, gives = "clear", could_be = "emergency" },
  },
}
