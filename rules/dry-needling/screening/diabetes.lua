-- SPDX-License-Identifier: MIT
-- Diabetes slows healing, dulls the feeling of the skin and narrows the vessels, mostly in the feet.
--
-- D01. A drug for diabetes marks it (section 4). The foot itself is the rule "diabetic-foot", control is
-- "diabetes-unstable", low sugar "hypoglycaemia", and the infection "immunosuppression".

rule "diabetes" {
  title   = "Diabetes",
  effect  = "infection",
  sources = { "sa-bn121-3", "goldfields" },

  precaution = patient.diabetic,

  finding = "The patient has diabetes, or takes a drug for it.",
  action  = "Test the feeling of the skin and look at the circulation first; keep off skin that heals badly."
    .. " The patient should have eaten.",

  examples = {
    { "healthy", gives = "clear" },
    { "controlled", conditions = { diabetes = "controlled" }, gives = "precaution" },
    { "type 1", conditions = { ["type 1 diabetes"] = "controlled" }, gives = "precaution" },
    { "type 2 by its code", conditions = { ["E11.9"] = "controlled" }, gives = "precaution" },
    { "by insulin", medications = { "insulin glargine" }, gives = "precaution" },
    { "by metformin", medications = { "metformin" }, gives = "precaution" },
    { "by semaglutide", medications = { "semaglutide" }, gives = "precaution" },
    { "gestational, over", conditions = { ["gestational diabetes"] = "resolved" }, gives = "clear" },
    { "allergic to insulin", allergies = { "insulin" }, gives = "clear" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "precaution" },
    { "medicines not all asked", medications = { others = unknown },
      gives = "clear", could_be = "precaution" },
    { "insulin named, illnesses not all asked", medications = { "insulin glargine" },
      conditions = { others = unknown }, gives = "precaution" },
  },
}
