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

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "at the armpit itself; policy at risk limb strict",
      conditions = { ["lymph node removal"] = "left armpit" }, sites = { "left teres major" },
      policy = { at_risk_limb = "strict" }, gives = "absolute" },
    { "policy at risk limb strict", policy = { at_risk_limb = "strict" }, gives = "clear" },
    { "at the armpit itself; policy at risk limb lax",
      conditions = { ["lymph node removal"] = "left armpit" }, sites = { "left teres major" },
      policy = { at_risk_limb = "lax" }, gives = "precaution" },
    { "sentinel node biopsy, left hand", sites = { "left biceps" },
      conditions = { ["sentinel node biopsy"] = "left hand" }, gives = "relative" },
    { "sentinel node biopsy, left upper trapezius",
      conditions = { ["sentinel node biopsy"] = "left upper trapezius" }, gives = "clear",
      could_be = "relative" },
    { "side not told; policy at risk limb strict", conditions = { ["axillary clearance"] = "arm" },
      sites = { "left biceps" }, policy = { at_risk_limb = "strict" }, gives = "clear",
      could_be = "absolute" },
    { "side not told; policy at risk limb lax", conditions = { ["axillary clearance"] = "arm" },
      sites = { "left biceps" }, policy = { at_risk_limb = "lax" }, gives = "clear",
      could_be = "precaution" },
    { "at the armpit itself; at left deltoid; policy at risk limb strict",
      conditions = { ["lymph node removal"] = "left armpit" }, sites = { "left deltoid" },
      policy = { at_risk_limb = "strict" }, gives = "absolute" },
    { "sentinel node biopsy, left hand; policy at risk limb lax", sites = { "left biceps" },
      conditions = { ["sentinel node biopsy"] = "left hand" }, policy = { at_risk_limb = "lax" },
      gives = "precaution" },
    { "sentinel node biopsy, left upper trapezius; policy at risk limb strict",
      conditions = { ["sentinel node biopsy"] = "left upper trapezius" },
      policy = { at_risk_limb = "strict" }, gives = "clear", could_be = "absolute" },
    { "sentinel node biopsy, left upper trapezius; policy at risk limb lax",
      conditions = { ["sentinel node biopsy"] = "left upper trapezius" },
      policy = { at_risk_limb = "lax" }, gives = "clear", could_be = "precaution" },
    { "a hand, not said which", sites = { "left biceps brachii" },
      conditions = { ["lymph node removal"] = "hand" }, gives = "clear", could_be = "relative" },
    { "a hand, not said which, strict", sites = { "left biceps brachii" },
      conditions = { ["lymph node removal"] = "hand" }, policy = { at_risk_limb = "strict" },
      gives = "clear", could_be = "absolute" },
    { "a hand, not said which, lax", sites = { "left biceps brachii" },
      conditions = { ["lymph node removal"] = "hand" }, policy = { at_risk_limb = "lax" },
      gives = "clear", could_be = "precaution" },
  },
}
