-- SPDX-License-Identifier: MIT
rule "smoking-and-fainting" {
  title        = "Smoking",
  advice       = patient.smoker & history.fainted,
  finding      = "Smokes.",
  unless_given = "smoking",
}
