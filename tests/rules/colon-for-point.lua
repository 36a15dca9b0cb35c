-- SPDX-License-Identifier: MIT
rule "colon-for-point" {
  title    = "INR",
  relative = labs:inr:above(3),
}
