-- SPDX-License-Identifier: MIT
rule "check-without-grades" {
  title   = "Smoking",
  needs   = { "patient.smoker" },
  check   = function (facts) return facts.patient.smoker and "relative" or nil end,
  finding = "Smokes.",
}
