-- SPDX-License-Identifier: MIT
rule "after-fever" {
  title   = "Fever after needling",
  effect  = "infection",
  sources = { "custom" },

  same_day = after.fever,

  finding = "You have a fever.",
  action  = "See a doctor today.",
}
