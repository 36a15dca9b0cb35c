-- SPDX-License-Identifier: MIT
-- By a fact that is worked out from another.
rule "young-child" {
  title   = "Young child",
  effect  = "fainting",
  sources = { "custom" },

  relative = patient.age:below(12),

  finding = "The patient is {patient.age} old.",
  action  = "Ask whoever has experience with children.",
}
