-- SPDX-License-Identifier: MIT
rule "any-hives" {
  title   = "Wheals",
  effect  = "infection",
  sources = { "clinical-judgement" },

  same_day = after.hives,

  finding = "You have wheals.",
  action  = "See a doctor today.",
}
