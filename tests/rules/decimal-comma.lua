-- SPDX-License-Identifier: MIT
rule "decimal-comma" {
  title    = "INR",
  relative = labs.inr:above(3,5),
}
