-- SPDX-License-Identifier: MIT
rule "misspelt-section" {
  title    = "Smoking",
  relative = patent.smoker,
  finding  = "Smokes.",
}
