-- SPDX-License-Identifier: MIT
rule "after-soreness" {
  title   = "Sore muscles",
  effect  = "soreness",
  sources = { "custom" },

  call     = after.soreness:above(72),
  expected = after.soreness:above(0),

  finding = "The muscles have been sore for {after.soreness}.",
  action  = { call = "Ring us.", expected = "This passes." },
}
