-- SPDX-License-Identifier: MIT
local many = { a = 1, ["a"] = 2, 3, [1] = 4 }

rule "keys-twice" {
  title    = "Smoking",
  relative = patient.smoker,
  relative = history.fainted,
  finding  = { relative = "Once.", relative = "Twice." },
  examples = {
    { "one", patient = { smoker = "yes", smoker = "no" }, gives = "relative" },
  },
}
