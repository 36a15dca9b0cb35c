-- SPDX-License-Identifier: MIT
-- Grades of both scopes: two are judged for each site, one for the patient.

local over_lung = site:near "lung"

rule "lung" {
  title   = "Lung",
  effect  = "pneumothorax",
  sources = { "example-2020", "example-2021" },

  absolute   = over_lung & history.pneumothorax,
  relative   = history.pneumothorax & history.pneumothorax:within_days(365),
  precaution = over_lung,

  finding = {
    absolute   = "{site} lies over the lung, and there was a pneumothorax.",
    relative   = "There was a pneumothorax within the last year.",
    precaution = "{site} lies over the lung.",
  },
  action  = "Choose another site.",

  examples = {
    { "another site", gives = "clear" },
    { "over the lung", sites = { "left rhomboid" }, gives = "precaution" },
    { "long ago", history = { pneumothorax = "yes, 2020-01-01" }, gives = "clear" },
    { "long ago, over the lung", history = { pneumothorax = "yes, 2020-01-01" },
      sites = { "left rhomboid" }, gives = "absolute" },
    { "lately", history = { pneumothorax = "yes, 30 days ago" }, gives = "relative" },
    { "not known", history = { pneumothorax = unknown }, sites = { "left rhomboid" },
      gives = "precaution", could_be = "absolute" },
    { "day not known", history = { pneumothorax = true }, gives = "clear", could_be = "relative" },
    { "no site named", sites = { biceps = unknown }, gives = "clear",
      could_be = "precaution" },
  },
}
