-- SPDX-License-Identifier: MIT
rule "needs-more" {
  title   = "Needs an answer",
  effect  = "bruising",
  sources = { "custom" },
  grades  = { "advice" },
  needs   = { "labs.platelets" },

  check = function (facts)
    return "advice"
  end,

  finding = "It did not fail.",
  action  = "Nothing.",
}
