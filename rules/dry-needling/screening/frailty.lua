-- SPDX-License-Identifier: MIT
-- A frail patient bruises, tires and falls more easily, and has less between skin and bone.
--
-- C09. "Advanced age" has no number in any source, so age alone says nothing here; thin skin is a matter of
-- the skin's own rule. The technique is judgement (J).

rule "frailty" {
  title   = "Frailty",
  effect  = "bruising",
  sources = { "physioman", "clinical-judgement" },

  precaution = conditions:include "frailty",

  finding = "The patient is frail.",
  action  = "Shorter and thinner needles, fewer sites, lying down; let the patient rise slowly.",

  examples = {
    { "frail", conditions = { "frail" }, gives = "precaution" },
    { "sarcopenia", conditions = { "sarcopenia" }, gives = "precaution" },
    { "90 and fit", patient = { age = 90 }, gives = "clear" },
    { "osteoarthritis", conditions = { "osteoarthritis" }, gives = "clear" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "precaution" },
  },
}
