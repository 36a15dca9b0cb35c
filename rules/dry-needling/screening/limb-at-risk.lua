-- SPDX-License-Identifier: MIT
-- A limb whose lymph nodes were removed or irradiated may swell for the first time after an infection.
--
-- I08 and section 8: relative by most lists, case by case after a sentinel node biopsy; one list bars the
-- limb ("strict"), and a cohort and trials question the risk ("lax"). The rule looks at the limb of the
-- place that is named, and at the place itself.

local at_risk = site:in_limb_of "node removal" | site:affected_by "node removal"

rule "limb-at-risk" {
  title   = "Limb without its lymph nodes",
  effect  = "infection",
  sources = {
    "sa-bn121-3", "helenfox", "breastcancer-org", "docsarahb", "cassileth", "pim-2024",
  },
  unless_given = "lymphoedema",

  absolute   = policy.at_risk_limb:is "strict" & at_risk,
  relative   = ~policy.at_risk_limb:is "lax" & at_risk,
  precaution = at_risk,

  finding = "Lymph nodes of the limb or area of {site} were removed or irradiated.",
  action  = {
    absolute   = "Do not needle this limb.",
    relative   = "Avoid this limb, unless the treating team agrees in this case.",
    precaution = "Disinfect the skin, few needles; tell to call at once if the limb reddens or swells.",
  },

  examples = {
    { "none", sites = { "left biceps" }, gives = "clear" },
    { "nodes of the same arm removed", sites = { "left biceps" },
      conditions = { ["axillary clearance"] = "left arm" }, gives = "relative" },
    { "nodes of the other arm removed", sites = { "right biceps" },
      conditions = { ["axillary clearance"] = "left arm" }, gives = "clear" },
    { "at the armpit itself", sites = { "left teres major" },
      conditions = { ["lymph node removal"] = "left armpit" }, gives = "relative" },
    { "sentinel node biopsy", sites = { "left extensor digitorum" },
      conditions = { ["sentinel lymph node biopsy"] = "left arm" }, gives = "relative" },
    { "nodes of the leg irradiated", sites = { "right soleus" },
      conditions = { ["node radiotherapy"] = "right leg" }, gives = "relative" },
    { "side not told", sites = { "left biceps" }, conditions = { ["axillary clearance"] = "arm" },
      gives = "clear", could_be = "relative" },
    { "place not told", sites = { "left biceps" }, conditions = { "lymph nodes removed" },
      gives = "clear", could_be = "relative" },
    { "swollen: said by lymphoedema", sites = { "left biceps" },
      conditions = { ["axillary clearance"] = "left arm", lymphoedema = "left arm" }, gives = "clear" },
    { "illnesses not asked", sites = { "left biceps" }, conditions = { others = unknown },
      gives = "clear", could_be = "relative" },
  },
}
