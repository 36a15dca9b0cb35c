-- SPDX-License-Identifier: MIT
-- The two mildest grades.

rule "soreness" {
  title    = "Soreness",
  call     = after.sore:above(3),
  expected = after.sore:above(0),
  finding  = "Sore for {after.sore}.",
  action   = { call = "Call the clinic.", expected = "Wait." },

  examples = {
    { "not sore", after = { others = "no" }, gives = "clear" },
    { "sore for a day", after = { sore = 1, others = "no" }, gives = "expected" },
    { "sore for long", after = { sore = 4, others = "no" }, gives = "call" },
    { "not said", after = { breathless = false }, gives = "clear", could_be = "call" },
  },
}
