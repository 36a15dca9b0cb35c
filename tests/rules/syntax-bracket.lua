-- SPDX-License-Identifier: MIT
rule "syntax-bracket" {
  title    = "INR",
  relative = (labs.inr:above(3) | patient.smoker,
}
