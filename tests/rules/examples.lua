-- SPDX-License-Identifier: MIT
rule "examples" {
  title    = "Smoking",
  relative = patient.smoker,
  finding  = "Smokes.",

  examples = {
    { "no answer to give" },
    { gives = "clear" },
    { "misspelt grade", gives = "relatve" },
    { "grade of another rule", gives = "clear", could_be = "absolute" },
    { "misspelt section", patent = { smoker = true }, gives = "relative" },
    { "misspelt fact", patient = { smokr = true }, gives = "relative" },
    { "no table", patient = true, gives = "relative" },
    { "table in a table", medications = { warfarin = {} }, gives = "clear" },
    { "nameless fact", patient = { "smoker" }, gives = "relative" },
    { "session without a date", session = { { bruise = 3 } }, gives = "clear" },
    { "session misspelt", session = { { date = "3 days ago", bruize = 3 } }, gives = "clear" },
    { "two names", "second", gives = "clear" },
    { "not a text", gives = 3 },
    "no table at all",
  },
}
