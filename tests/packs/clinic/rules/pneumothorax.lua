-- SPDX-License-Identifier: MIT
-- Local at each grade.
local over_lung = site:near "lung"

rule "pneumothorax" {
  title   = "Pneumothorax (collapsed lung)",
  effect  = "pneumothorax",
  sources = { "example-2020" },

  absolute   = over_lung & history.pneumothorax,
  relative   = over_lung & if_known(patient.bmi:below(18.5)),
  precaution = over_lung,

  finding = "{site} lies over the lung.",
  action  = {
    absolute   = "Do not needle this site.",
    relative   = "Choose another site.",
    precaution = "Needle tangentially.",
  },
}
