-- SPDX-License-Identifier: MIT
-- An infection of the whole body weakens the patient, and a needle may carry it to a new place.
--
-- G02. No source of dry needling gives a number: 38.0 C is the usual definition of fever (reference), and
-- "well for 24 to 48 hours" is judgement (J). The temperature is asked for only if the patient feels ill;
-- feeling ill without fever is a precaution (J).

rule "fever" {
  title        = "Fever or infection of the whole body",
  effect       = "infection",
  sources      = { "sierpina-2005", "verywell-mirror", "ref-fever", "clinical-judgement" },
  unless_given = "emergency",

  relative   = patient.febrile | conditions:include "acute infection",
  precaution = today.unwell,

  finding = {
    relative   = "The patient has a fever, or an infection of the whole body.",
    precaution = "The patient feels ill today.",
  },
  action  = {
    relative   = "Defer until the patient has been well and without fever for 24 to 48 hours.",
    precaution = "Find out why, and needle only if it is harmless; otherwise postpone.",
  },

  examples = {
    { "well", gives = "clear" },
    { "37.9 C", today = { temperature = 37.9 }, gives = "clear" },
    { "38.0 C", today = { temperature = 38 }, gives = "relative" },
    { "101 F", today = { temperature = "101 F" }, gives = "relative" },
    { "ill, not measured", today = { unwell = true }, gives = "precaution", could_be = "relative" },
    { "ill, 37.2 C", today = { unwell = true, temperature = 37.2 }, gives = "precaution" },
    { "neither asked nor measured", today = { unwell = unknown },
      gives = "clear", could_be = "relative" },
    { "influenza", conditions = { "flu" }, gives = "relative" },
    { "bladder infection", conditions = { "cystitis" }, gives = "relative" },
    { "fever, by the list of illnesses", conditions = { "fever" }, gives = "relative" },
    { "COVID-19, recovered", conditions = { ["COVID-19"] = "resolved" }, gives = "clear" },
    { "a cold", conditions = { "common cold" }, gives = "clear" },
    { "hay fever", conditions = { "hay fever" }, gives = "clear" },
    { "sepsis says it all", conditions = { "sepsis" }, today = { temperature = 39 },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "well; influenza left empty", conditions = { influenza = "" }, gives = "clear",
      could_be = "relative" },
    { "37.9 C; unwell not asked", today = { temperature = 37.9, unwell = unknown }, gives = "clear",
      could_be = "precaution" },
  },
}
