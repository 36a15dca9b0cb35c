-- SPDX-License-Identifier: MIT
rule "check-no-function" {
  title   = "Smoking",
  grades  = { "relative" },
  needs   = { "patient.smoker" },
  check   = patient.smoker,
  finding = "Smokes.",
}
