-- SPDX-License-Identifier: MIT
rule "tilde-between" {
  title    = "Smoking",
  relative = patient.smoker ~ history.fainted,
  finding  = "Smokes.",
}
