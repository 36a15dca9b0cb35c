-- SPDX-License-Identifier: MIT
-- Takes the place of the rule of the same name.

rule "choices" {
  title    = "Choices of the house",
  relative = patient.position:is "sitting",
  finding  = "The patient is {patient.position}.",
  sources  = { "house-2026", "example-2021" },
  replaces = "choices",

  examples = {
    { "lying", gives = "clear" },
    { "sitting", patient = { position = "sitting" }, gives = "relative" },
  },
}
