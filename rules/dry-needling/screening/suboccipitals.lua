-- SPDX-License-Identifier: MIT
-- Below the skull the vertebral artery, the dura and the brain stem lie within a needle's reach.
--
-- Section 3A and section 8: the South African notice asks for special care here, one clinician leaves these
-- muscles alone altogether, and the books needle them with care. The grades are judgement (J): no source
-- names one.

rule "suboccipitals" {
  title   = "Muscles below the skull",
  effect  = "nerve-irritation",
  sources = { "sa-bn121-54", "headachept", "clinical-judgement" },

  relative   = policy.suboccipitals:is "strict" & site:is "suboccipitals",
  precaution = site:is "suboccipitals",

  finding = "Vertebral artery, dura and brain stem lie close: {site}.",
  action  = {
    relative   = "Leave these muscles alone; choose another technique.",
    precaution = "Needle only with training for this site: short, away from the midline, never towards the skull's opening.",
  },

  examples = {
    { "below the skull", sites = { "left suboccipitals" }, gives = "precaution" },
    { "strict reading", sites = { "left suboccipitals" }, policy = { suboccipitals = "strict" },
      gives = "relative" },
    { "strict reading, thigh", sites = { "left vastus lateralis" }, policy = { suboccipitals = "strict" },
      gives = "clear" },
    { "next to it", sites = { "left semispinalis capitis" }, gives = "clear" },
    { "site not recognised", sites = { "left subocipitals" }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "policy suboccipitals strict", policy = { suboccipitals = "strict" }, gives = "clear",
      could_be = "relative" },
  },
}
