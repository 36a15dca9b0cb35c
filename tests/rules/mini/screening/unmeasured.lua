-- SPDX-License-Identifier: MIT
-- What is known, what is asked for only if it is, and arithmetic over what is missing.

local lean = if_known(patient.bmi:below(18.5)) | ~patient.bmi:known() & patient.sex:is "other"

rule "unmeasured" {
  title      = "Unmeasured",
  precaution = lean,
  advice     = ~labs.inr:known() | ~medications:known(),
  finding    = "The patient is lean, or was not measured.",

  examples = {
    { "measured", gives = "clear" },
    { "lean", patient = { weight = 50 }, gives = "precaution" },
    { "not weighed", patient = { weight = unknown }, gives = "clear" },
    { "not weighed, of other sex", patient = { weight = unknown, sex = "other" }, gives = "precaution" },
    { "no INR", labs = { inr = unknown }, gives = "advice" },
    { "open list", medications = { others = unknown }, gives = "advice" },
  },
}
