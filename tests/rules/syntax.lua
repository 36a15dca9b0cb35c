-- SPDX-License-Identifier: MIT
rule "syntax" {
  title    = "Smoking",
  relative = patient.smoker & ,
  finding  = "Smokes.",
}
