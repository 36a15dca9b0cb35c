-- SPDX-License-Identifier: MIT
-- Chest pain, a stroke, an acute abdomen or sudden breathlessness needs an ambulance, not a needle.
--
-- G01. Sepsis, DIC, cauda equina and status epilepticus by section 5; that a heart attack or a collapsed lung
-- said to be acute is one of these is judgement (J).

local acute = conditions:include("heart attack"):in_state "acute"
  | conditions:include("pneumothorax"):in_state "acute"

rule "emergency" {
  title    = "Medical emergency",
  sources  = { "physioman", "who-1999", "ref-who-1999", "clinical-judgement" },
  override = "never",

  absolute = today.emergency | conditions:include "medical emergency" | if_known(acute),

  finding = "There are signs of a medical emergency or an acute illness.",
  action  = "Stop. Call emergency care.",

  examples = {
    { "none", gives = "clear" },
    { "chest pain", today = { emergency = true }, gives = "absolute" },
    { "sepsis", conditions = { "sepsis" }, gives = "absolute" },
    { "asthma attack", conditions = { "status asthmaticus" }, gives = "absolute" },
    { "cauda equina", conditions = { "cauda equina" }, gives = "absolute" },
    { "acute heart attack", conditions = { ["heart attack"] = "acute" }, gives = "absolute" },
    { "lung collapsed now", conditions = { pneumothorax = "acute" }, gives = "absolute" },
    { "asthma", conditions = { "asthma" }, gives = "clear" },
    { "heart attack ten years ago", conditions = { ["heart attack"] = "2016-05-01" }, gives = "clear" },
    { "lung that collapsed once", conditions = { "pneumothorax" }, gives = "clear" },
    { "sepsis, recovered", conditions = { sepsis = "resolved" }, gives = "clear" },
    { "not asked", today = { emergency = unknown }, gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "absolute" },
  },
}
