-- SPDX-License-Identifier: MIT
rule "reviewed-by-nobody" {
  title    = "Smoking",
  relative = patient.smoker,
  finding  = "Smokes.",
  reviewed = {},
}
