-- SPDX-License-Identifier: MIT
rule "text-not-plain" {
  title    = "Red \27[31m",
  relative = patient.smoker,
  finding  = "One line\nand another.",
  action   = "\xff",
}
