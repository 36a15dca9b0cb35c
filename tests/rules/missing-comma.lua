-- SPDX-License-Identifier: MIT
rule "missing-comma" {
  title    = "Smoking",
  relative = patient.smoker
  finding  = "Smokes.",
}
