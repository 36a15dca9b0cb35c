-- SPDX-License-Identifier: MIT
rule "check-parameters-open" {
  title   = "Smoking",
  grades  = "relative",
  check   = function (...) return "relative" end,
  finding = "Smokes.",
}
