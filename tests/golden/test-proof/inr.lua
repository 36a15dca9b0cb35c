-- SPDX-License-Identifier: MIT
rule "inr" {
  title    = "INR",
  sources  = { "example-2020" },
  relative = medications:include "anticoagulant" & (labs.inr:above(3) | ~labs.inr:known()),
  finding  = "INR {labs.inr}.",

  examples = {
    { "none", gives = "clear" },
    { "too high", medications = { "warfarin" }, labs = { inr = 3.1 }, gives = "relative" },
    { "right", medications = { "warfarin" }, labs = { inr = 2 }, gives = "clear" },
  },
}
