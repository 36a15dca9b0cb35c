-- SPDX-License-Identifier: MIT
rule "method-of-another" {
  title    = "INR",
  relative = medications.include(labs, "warfarin"),
  finding  = "High.",
}
