-- SPDX-License-Identifier: MIT
rule "fails-with-an-error" {
  title   = "A mistake in Lua",
  effect  = "bruising",
  sources = { "custom" },
  grades  = { "relative", "precaution" },
  needs   = { "consent.willing" },

  check = function (facts)
    return facts.consent.nothing.at_all
  end,

  finding = "It did not fail.",
  action  = "Nothing.",
}
