-- SPDX-License-Identifier: MIT
-- Skin that does not feel gives no warning when the needle meets a nerve, and hides what follows.
--
-- D04. Lists differ: some bar such skin, others only ask; relative at the site is judgement (J). Vincristine,
-- platinum and taxanes damage nerves from the hands and feet upwards (section 4): care in the limbs (J).

local in_limb = site:in_region "arm" | site:in_region "leg"

rule "numb-skin" {
  title   = "Skin that does not feel",
  effect  = "nerve-irritation",
  sources = { "docsarahb", "jotform-crs", "physiosouth", "clinical-judgement" },

  relative   = site:affected_by "sensory loss",
  precaution = in_limb & medications:include "nerve-damaging drug",

  finding = {
    relative   = "The skin at {site} may not feel a needle.",
    precaution = "{site} lies in a limb, and the patient takes a drug that can damage nerves.",
  },
  action  = {
    relative   = "Choose a site that feels, or have the cause of the numbness cleared first.",
    precaution = "Test the feeling of the skin first; where it is dulled, do not needle.",
  },

  examples = {
    { "none", sites = { "left soleus" }, gives = "clear" },
    { "numb lower leg", sites = { "left soleus" }, conditions = { numbness = "left lower leg" },
      gives = "relative" },
    { "numb on the other side", sites = { "left soleus" },
      conditions = { numbness = "right lower leg" }, gives = "clear" },
    { "numb hand, thigh planned", sites = { "left vastus lateralis" },
      conditions = { numbness = "left hand" }, gives = "clear" },
    { "neuropathy of both feet, foot", sites = { "left abductor hallucis" },
      conditions = { ["peripheral neuropathy"] = "both feet" }, gives = "relative" },
    { "neuropathy of both feet, shoulder", sites = { "left deltoid" },
      conditions = { ["peripheral neuropathy"] = "both feet" }, gives = "clear" },
    { "paraplegia, leg", sites = { "left vastus lateralis" },
      conditions = { paraplegia = "both legs" }, gives = "relative" },
    { "neuropathy, place not said", sites = { "left soleus" }, conditions = { "diabetic neuropathy" },
      gives = "clear", could_be = "relative" },
    { "numbness that has gone", sites = { "left soleus" },
      conditions = { numbness = "resolved, left lower leg" }, gives = "clear" },
    { "carpal tunnel syndrome, thigh", sites = { "left vastus lateralis" },
      conditions = { "carpal tunnel syndrome" }, gives = "clear" },
    { "vincristine, leg", sites = { "left soleus" }, medications = { "vincristine" },
      gives = "precaution" },
    { "oxaliplatin, neck", sites = { "left semispinalis capitis" }, medications = { "oxaliplatin" },
      gives = "clear" },
    { "capecitabine, leg", sites = { "left soleus" }, medications = { "capecitabine" },
      gives = "clear" },
    { "paclitaxel and numb feet", sites = { "left abductor hallucis" }, medications = { "paclitaxel" },
      conditions = { numbness = "both feet" }, gives = "relative" },
    { "illnesses not all asked", sites = { "left soleus" }, conditions = { others = unknown },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "medicines not all asked", medications = { others = unknown }, gives = "clear",
      could_be = "precaution" },
    { "neuropathy of both feet, shoulder; vincristine",
      conditions = { ["peripheral neuropathy"] = "both feet" }, sites = { "left deltoid" },
      medications = { "vincristine" }, gives = "precaution" },
    { "diabetic neuropathy, left upper trapezius",
      conditions = { ["diabetic neuropathy"] = "left upper trapezius" }, gives = "clear",
      could_be = "relative" },
  },
}
