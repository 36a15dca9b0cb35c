-- SPDX-License-Identifier: MIT
rule "replaces-nothing" {
  title    = "Smoking",
  relative = patient.smoker,
  finding  = "Smokes.",
  replaces = "replaces-nothin",
}
