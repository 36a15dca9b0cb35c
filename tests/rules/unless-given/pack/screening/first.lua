-- SPDX-License-Identifier: MIT
rule "first" {
  title        = "First",
  relative     = patient.smoker,
  finding      = "First.",
  unless_given = { "second", "secondd", "later", "strikes-only" },
}
