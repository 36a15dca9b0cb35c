-- SPDX-License-Identifier: MIT
rule "check-grades" {
  title   = "Smoking",
  grades  = { "relatve", "relative", "call", 3 },
  check   = function (facts) return "relative" end,
  finding = { relative = "Smokes.", absolute = "Smokes." },
}
