-- SPDX-License-Identifier: MIT
rule "reviewed" {
  title    = "Smoking",
  relative = patient.smoker,
  finding  = "Smokes.",
  reviewed = { by = "A. Example", on = "yesterday", again = "2027-11-01" },
}
