-- SPDX-License-Identifier: MIT
rule "fields-empty" {
  title    = "",
  effect   = "",
  sources  = "",
  relative = patient.smoker,
  finding  = "  ",
  action   = { relative = "" },
}
