-- SPDX-License-Identifier: MIT
-- Where the skin does not feel, nobody says that the current is too strong.
--
-- D08, its part on numb skin. Needles without current are the rule "numb-skin".

rule "electro-numb-skin" {
  title   = "Electrical stimulation over numb skin",
  sources = { "acupuntura", "bmasblog" },
  strikes = "electro",

  precaution = site:affected_by "sensory loss",

  finding = "The skin at {site} may not feel the current.",
  action  = "No electrical stimulation there.",

  examples = {
    { "none", treatment = { electro = true }, sites = { "left soleus" }, gives = "clear" },
    { "numb lower leg", treatment = { electro = true }, sites = { "left soleus" },
      conditions = { numbness = "left lower leg" }, gives = "precaution" },
    { "numb hand, leg planned", treatment = { electro = true }, sites = { "left soleus" },
      conditions = { numbness = "left hand" }, gives = "clear" },
    { "neuropathy, place not said", treatment = { electro = true }, sites = { "left soleus" },
      conditions = { "neuropathy" }, gives = "clear", could_be = "precaution" },
    { "illnesses not all asked", treatment = { electro = true }, sites = { "left soleus" },
      conditions = { others = unknown }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "diabetic neuropathy, left upper trapezius",
      conditions = { ["diabetic neuropathy"] = "left upper trapezius" }, gives = "clear",
      could_be = "precaution" },
  },
}
