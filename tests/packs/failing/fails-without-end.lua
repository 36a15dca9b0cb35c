-- SPDX-License-Identifier: MIT
rule "fails-without-end" {
  title   = "A loop without end",
  effect  = "bruising",
  sources = { "custom" },
  grades  = { "absolute" },
  needs   = { "consent.willing" },

  check = function (facts)
    while true do end
  end,

  finding = "It did not fail.",
  action  = "Nothing.",
}
