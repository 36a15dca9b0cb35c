-- SPDX-License-Identifier: MIT
rule "syntax-not-closed" {
  title    = "INR",
  relative = labs.inr:above(3),
