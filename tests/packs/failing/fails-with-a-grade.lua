-- SPDX-License-Identifier: MIT
rule "fails-with-a-grade" {
  title   = "A grade that it does not name",
  effect  = "bruising",
  sources = { "custom" },
  grades  = { "precaution" },
  needs   = { "consent.willing" },

  check = function (facts)
    return "absolute"
  end,

  finding = "It did not fail.",
  action  = "Nothing.",
}
