-- SPDX-License-Identifier: MIT
-- A fit with needles in the muscles bends them and drives them in.
--
-- D05, and the readings of section 8. A drug against seizures implies epilepsy until the patient says what
-- else it is for (section 4); by itself it is taken as controlled (J).

local uncontrolled = conditions:include("epilepsy"):in_state "uncontrolled"

rule "epilepsy" {
  title        = "Epilepsy",
  sources      = { "physioman", "advantage", "bacc-ep", "white-2001", "clinical-judgement" },
  unless_given = "emergency",

  absolute   = policy.epilepsy:is "strict" & uncontrolled,
  relative   = policy.epilepsy:is "standard" & uncontrolled,
  precaution = patient.epileptic,

  finding = {
    absolute   = "The epilepsy is not controlled.",
    relative   = "The epilepsy is not controlled.",
    precaution = "The patient has epilepsy, or takes a drug against seizures.",
  },
  action  = {
    absolute   = "Do not needle until the seizures are controlled.",
    relative   = "Defer until the seizures are controlled, or ask the neurologist.",
    precaution = "Never leave the patient alone, no strong stimulation. If only a drug tells of it, ask"
      .. " what it is for.",
  },

  examples = {
    { "healthy", gives = "clear" },
    { "controlled", conditions = { epilepsy = "controlled" }, gives = "precaution" },
    { "uncontrolled", conditions = { epilepsy = "uncontrolled" }, gives = "relative" },
    { "control not said", conditions = { "epilepsy" }, gives = "precaution", could_be = "relative" },
    { "by its code, control not said", conditions = { "G40.9" },
      gives = "precaution", could_be = "relative" },
    { "in childhood, outgrown", conditions = { epilepsy = "resolved" }, gives = "clear" },
    { "levetiracetam, no epilepsy named", medications = { "levetiracetam" }, gives = "precaution" },
    { "levetiracetam, epilepsy controlled", medications = { "levetiracetam" },
      conditions = { epilepsy = "controlled" }, gives = "precaution" },
    { "pregabalin", medications = { "pregabalin" }, gives = "clear" },
    { "status epilepticus is an emergency", conditions = { ["status epilepticus"] = "uncontrolled" },
      gives = "clear" },
    { "a faint is no epilepsy", history = { fainted = true }, gives = "clear" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "relative" },
    { "medicines not all asked", medications = { others = unknown },
      gives = "clear", could_be = "precaution" },

    { "strict, uncontrolled", policy = { epilepsy = "strict" },
      conditions = { epilepsy = "uncontrolled" }, gives = "absolute" },
    { "strict, control not said", policy = { epilepsy = "strict" }, conditions = { "epilepsy" },
      gives = "precaution", could_be = "absolute" },
    { "strict, controlled", policy = { epilepsy = "strict" },
      conditions = { epilepsy = "controlled" }, gives = "precaution" },
    { "lax, uncontrolled", policy = { epilepsy = "lax" },
      conditions = { epilepsy = "uncontrolled" }, gives = "precaution" },
    { "lax, control not said", policy = { epilepsy = "lax" }, conditions = { "epilepsy" },
      gives = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "illnesses not all asked; policy epilepsy lax", conditions = { others = unknown },
      policy = { epilepsy = "lax" }, gives = "clear", could_be = "precaution" },
  },
}
