-- SPDX-License-Identifier: MIT
rule "check-parameters" {
  title   = "Smoking",
  grades  = "relative",
  check   = function (facts, site, session) return "relative" end,
  finding = "Smokes.",
}
