-- SPDX-License-Identifier: MIT
rule "check-needs" {
  title   = "Smoking",
  grades  = "relative",
  needs   = { "patient.smokr", "patient", "patent.smoker", "session.bruise", "medications.warfarin",
              "sessions", "zzz", 3, "patient.smoker", "medications", "session", "sites" },
  check   = function (facts) return "relative" end,
  finding = "Smokes.",
}
