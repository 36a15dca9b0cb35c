-- SPDX-License-Identifier: MIT
-- unnoticed: relative: "inr is known": no example decides by its not holding
-- unnoticed: relative: "inr is known" turned into its opposite
-- because it is only an example of a reason.
-- unnoticed: relative: what is not there
-- because nobody looked.
-- unnoticed: relative: what has no reason
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
