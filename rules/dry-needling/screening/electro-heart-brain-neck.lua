-- SPDX-License-Identifier: MIT
-- Current over heart, brain or carotid artery may disturb heart beat, breathing or blood pressure.
--
-- D07, its part on places. Pectoralis major lies over the heart on the left only.

local over_heart = site:is "sternum" | site:near "heart" & site:side "left"
local over_brain = site:near "brain stem" | site:in_region "temple" | site:in_region "forehead"
  | site:in_region "back of head"

-- unnoticed: absolute: "at the site: brain stem within reach": no example decides by its holding
-- unnoticed: absolute: "the site lies in the region "back of head"": no example decides by its holding
-- unnoticed: absolute: "the site lies in the region "back of head"" left out
-- unnoticed: absolute: "at the site: brain stem within reach" left out
-- because the one site near the brain stem is the one at the back of the head. Both are asked for, in case sites.ini gets another.
rule "electro-heart-brain-neck" {
  title   = "Electrical stimulation over heart, brain or carotid artery",
  sources = { "sierpina-2005", "acupuntura" },
  strikes = "electro",

  absolute = over_heart | over_brain | site:near "carotid artery",

  finding = "{site} lies over the heart, the brain or the carotid artery.",
  action  = "No electrical stimulation there.",

  examples = {
    { "thigh", treatment = { electro = true }, sites = { "left vastus lateralis" }, gives = "clear" },
    { "left pectoralis major", treatment = { electro = true }, sites = { "left pectoralis major" },
      gives = "absolute" },
    { "right pectoralis major", treatment = { electro = true }, sites = { "right pectoralis major" },
      gives = "clear" },
    { "pectoralis major, side not said", treatment = { electro = true }, sites = { "pectoralis major" },
      gives = "clear", could_be = "absolute" },
    { "sternum", treatment = { electro = true }, sites = { "sternum" }, gives = "absolute" },
    { "temporalis", treatment = { electro = true }, sites = { "left temporalis" }, gives = "absolute" },
    { "suboccipitals", treatment = { electro = true }, sites = { "left suboccipitals" },
      gives = "absolute" },
    { "sternocleidomastoid", treatment = { electro = true }, sites = { "left SCM" },
      gives = "absolute" },
    { "masseter", treatment = { electro = true }, sites = { "left masseter" }, gives = "clear" },
    { "upper trapezius", treatment = { electro = true }, sites = { "left upper trapezius" },
      gives = "clear" },
    { "site not known", treatment = { electro = true }, gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "at left frontalis", sites = { "left frontalis" }, gives = "absolute" },
  },
}
