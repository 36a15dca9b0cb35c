-- SPDX-License-Identifier: MIT
-- Words of a choice; a coarse word may be any of those in its brackets.

rule "choices" {
  title    = "Choices",
  relative = patient.sex:is "other" & patient.position:is "supine",
  advice   = patient.position:one_of("sitting", "supine"),
  finding  = "The patient is {patient.position}.",

  examples = {
    { "neither", gives = "clear" },
    { "one of", patient = { position = "sitting" }, gives = "advice" },
    { "both", patient = { sex = "other", position = "supine" }, gives = "relative" },
    { "coarse", patient = { position = "lying" }, gives = "clear", could_be = "advice" },
    { "not said", patient = { sex = unknown, position = "supine" }, gives = "advice",
      could_be = "relative" },
  },
}
