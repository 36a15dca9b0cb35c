-- SPDX-License-Identifier: MIT
rule "check-and-condition" {
  title      = "Smoking",
  grades     = "relative",
  precaution = patient.smoker,
  check      = function (facts) return "relative" end,
  finding    = "Smokes.",
}
