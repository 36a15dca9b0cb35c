-- SPDX-License-Identifier: MIT
rule "examples-that-fail" {
  title    = "Smoking",
  relative = patient.smoker,
  finding  = "Smokes.",

  examples = {
    { "wrong grade", patient = { smoker = true }, gives = "clear" },
    { "wrong bound", patient = { smoker = unknown }, gives = "clear" },
    { "wrong answer", patient = { smoker = "perhaps" }, gives = "clear" },
    { "out of range", patient = { age = 300 }, gives = "clear" },
    { "no day", labs = { inr = "2.0, yesterday" }, gives = "clear" },
    { "right", patient = { smoker = "yes" }, gives = "relative" },
  },
}
