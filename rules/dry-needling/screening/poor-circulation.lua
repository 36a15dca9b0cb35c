-- SPDX-License-Identifier: MIT
-- Tissue with little blood, or full of fluid, heals slowly and is infected easily.
--
-- D13: "avoid distal", here forearm, hand, lower leg and foot (J). If a place is named, only that limb.
-- Lymphoedema is another thing, with a rule of its own.

local distal = site:in_region "hand" | site:in_region "forearm" | site:in_region "lower leg"
  | site:in_region "foot"
local another_limb = if_known(~site:in_limb_of "poor circulation")

-- unnoticed: precaution: "has poor circulation of the limbs": no example decides by its not holding
-- because where it is not present, it is in no limb either, and that part says no already.
rule "poor-circulation" {
  title   = "Poor circulation of the limbs",
  effect  = "infection",
  sources = { "sa-bn121-3", "jotform-crs", "clinical-judgement" },

  precaution = distal & conditions:include "poor circulation" & ~another_limb,

  finding = "{site} lies far out in a limb, and the circulation is poor.",
  action  = "Choose a site nearer to the trunk. Otherwise needle little, through sound skin, and look again.",

  examples = {
    { "calf, healthy", sites = { "left soleus" }, gives = "clear" },
    { "calf, peripheral artery disease", sites = { "left soleus" }, conditions = { "PAD" },
      gives = "precaution" },
    { "calf, by its code", sites = { "left soleus" }, conditions = { "I70.2" }, gives = "precaution" },
    { "hand, Raynaud", sites = { "left adductor pollicis" }, conditions = { "Raynaud" },
      gives = "precaution" },
    { "calf, swollen legs", sites = { "left soleus" }, conditions = { ["swollen legs"] = "both legs" },
      gives = "precaution" },
    { "thigh, peripheral artery disease", sites = { "left vastus lateralis" }, conditions = { "PAD" },
      gives = "clear" },
    { "forearm, disease of the leg", sites = { "left supinator" }, conditions = { PAD = "left leg" },
      gives = "clear" },
    { "calf, disease of the other leg", sites = { "left soleus" }, conditions = { PAD = "right leg" },
      gives = "clear" },
    { "calf, disease of this leg", sites = { "left soleus" }, conditions = { PAD = "left leg" },
      gives = "precaution" },
    { "calf, disease of this foot", sites = { "left soleus" }, conditions = { PAD = "left foot" },
      gives = "precaution" },
    { "calf, varicose veins only", sites = { "left soleus" },
      conditions = { ["varicose veins"] = "left calf" }, gives = "clear" },
    { "illnesses not all asked", sites = { "left soleus" }, conditions = { others = unknown },
      gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "forearm, disease of the leg; Raynaud's phenomenon",
      conditions = { PAD = "left leg", "Raynaud's phenomenon" }, sites = { "left supinator" },
      gives = "precaution" },
    { "no site named", gives = "clear" },
    { "calf, peripheral artery disease; at left abductor hallucis", conditions = { "PAD" },
      sites = { "left abductor hallucis" }, gives = "precaution" },
  },
}
