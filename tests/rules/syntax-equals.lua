-- SPDX-License-Identifier: MIT
rule "syntax-equals" {
  title    = "INR",
  relative = labs.inr = 3,
}
