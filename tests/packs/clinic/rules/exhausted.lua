-- SPDX-License-Identifier: MIT
-- Silent where another rule says as much.
rule "exhausted" {
  title        = "Exhausted",
  effect       = "fainting",
  sources      = { "custom" },
  unless_given = "fainted-before",

  advice = today.exhausted,

  finding = "The patient is exhausted.",
  action  = "Take fewer needles.",
}
