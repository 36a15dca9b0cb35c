-- SPDX-License-Identifier: MIT
-- A yes-no fact turned round; nobody may override it.

rule "consent" {
  title    = "Consent",
  absolute = ~consent.given,
  finding  = "The patient does not agree.",
  override = "never",
  reviewed = { by = "A. Example", on = "2026-11-01", again_by = "2027-11-01" },

  examples = {
    { "agrees", gives = "clear" },
    { "refuses", consent = { given = false }, gives = "absolute" },
    { "was not asked", consent = { given = unknown }, gives = "clear", could_be = "absolute" },
  },
}
