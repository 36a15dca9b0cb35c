-- SPDX-License-Identifier: MIT
-- A check that reads a condition's word for a fact, or a fact that it did not ask for, fails.

rule "check-that-fails" {
  title   = "Smoking",
  grades  = { "relative" },
  needs   = { "patient.smoker", "patient.age" },
  check   = function (facts)
    if facts.patient.age == 40 then
      return patient.smoker and "relative" or nil
    end
    return facts.history.fainted and "relative" or nil
  end,
  finding = "Smokes.",

  examples = {
    { "a condition's word", gives = "clear" },
    { "not among its needs", patient = { age = 41 }, gives = "clear" },
  },
}
