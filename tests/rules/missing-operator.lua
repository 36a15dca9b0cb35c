-- SPDX-License-Identifier: MIT
rule "missing-operator" {
  title    = "Smoking",
  relative = patient.smoker
             (labs.inr:above(3) | history.fainted),
  finding  = "Smokes.",
}
