-- SPDX-License-Identifier: MIT
rule "words-of-elsewhere" {
  title    = "Words of another place",
  relative = medications:include "haemophilia" | site:is "thigh",
  finding  = "Found.",
}
