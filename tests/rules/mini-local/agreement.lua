-- SPDX-License-Identifier: MIT
-- Takes the place of a rule under a name of its own.

rule "agreement" {
  title    = "Agreement",
  absolute = ~consent.given,
  finding  = "The patient does not agree.",
  replaces = "consent",

  examples = {
    { "agrees", gives = "clear" },
    { "refuses", consent = { given = false }, gives = "absolute" },
  },
}
