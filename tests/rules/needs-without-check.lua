-- SPDX-License-Identifier: MIT
rule "needs-without-check" {
  title    = "Smoking",
  grades   = "relative",
  needs    = "patient.smoker",
  relative = patient.smoker,
  finding  = "Smokes.",
}
