-- SPDX-License-Identifier: MIT
-- In Marfan and Ehlers-Danlos syndromes skin and vessels tear easily, and the lung collapses by itself.
--
-- D15. Over the lung it rises to relative; standard reference, to be checked.

local fragile = conditions:include "connective tissue disorder"

rule "tissue-fragility" {
  title   = "Fragile connective tissue",
  effect  = "pneumothorax",
  sources = { "ref-bts-pleural" },

  relative   = site:near "lung" & fragile,
  precaution = fragile,

  finding = {
    relative   = "{site} lies over the lung, and the connective tissue of this patient is fragile.",
    precaution = "The connective tissue of this patient is fragile.",
  },
  action  = {
    relative   = "Choose another site, or ask the physician first: the lung may collapse.",
    precaution = "Thin needles, few and shallow; press for long; expect bruises.",
  },

  examples = {
    { "healthy, over the lung", sites = { "left rhomboid major" }, gives = "clear" },
    { "Ehlers-Danlos syndrome, thigh", sites = { "left vastus lateralis" }, conditions = { "EDS" },
      gives = "precaution" },
    { "Ehlers-Danlos syndrome, over the lung", sites = { "left rhomboid major" },
      conditions = { "EDS" }, gives = "relative" },
    { "Marfan syndrome, neck base", sites = { "left scalenes" }, conditions = { "Q87.4" },
      gives = "relative" },
    { "Marfan syndrome, sites not known", conditions = { "Marfan syndrome" },
      gives = "precaution", could_be = "relative" },
    { "hypermobile joints alone", sites = { "left rhomboid major" },
      conditions = { "joint hypermobility" }, gives = "clear" },
    { "illnesses not all asked, over the lung", sites = { "left rhomboid major" },
      conditions = { others = unknown }, gives = "clear", could_be = "relative" },
    { "illnesses not all asked, thigh", sites = { "left vastus lateralis" },
      conditions = { others = unknown }, gives = "clear", could_be = "precaution" },
  },
}
