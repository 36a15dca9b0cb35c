-- SPDX-License-Identifier: MIT
-- Current may set off a fit.
--
-- D07, its part on epilepsy. The strict reading of section 8 allows no current in any epilepsy. Needles
-- without current are the rule "epilepsy".

local uncontrolled = conditions:include("epilepsy"):in_state "uncontrolled"

rule "electro-epilepsy" {
  title   = "Electrical stimulation with epilepsy",
  sources = { "sierpina-2005", "acupuntura", "advantage", "bacc-ep" },
  strikes = "electro",

  absolute = uncontrolled | policy.epilepsy:is "strict" & patient.epileptic,

  finding = "The patient has epilepsy; current may set off a fit.",
  action  = "No electrical stimulation.",

  examples = {
    { "healthy", treatment = { electro = true }, gives = "clear" },
    { "uncontrolled", treatment = { electro = true }, conditions = { epilepsy = "uncontrolled" },
      gives = "absolute" },
    { "controlled", treatment = { electro = true }, conditions = { epilepsy = "controlled" },
      gives = "clear" },
    { "control not said", treatment = { electro = true }, conditions = { "epilepsy" },
      gives = "clear", could_be = "absolute" },
    { "drug alone", treatment = { electro = true }, medications = { "lamotrigine" }, gives = "clear" },
    { "lax, uncontrolled all the same", policy = { epilepsy = "lax" }, treatment = { electro = true },
      conditions = { epilepsy = "uncontrolled" }, gives = "absolute" },
    { "strict, controlled", policy = { epilepsy = "strict" }, treatment = { electro = true },
      conditions = { epilepsy = "controlled" }, gives = "absolute" },
    { "strict, drug alone", policy = { epilepsy = "strict" }, treatment = { electro = true },
      medications = { "lamotrigine" }, gives = "absolute" },
    { "outgrown", policy = { epilepsy = "strict" }, treatment = { electro = true },
      conditions = { epilepsy = "resolved" }, gives = "clear" },
    { "illnesses not all asked", treatment = { electro = true }, conditions = { others = unknown },
      gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "outgrown; medicines not all asked", conditions = { epilepsy = "resolved" },
      policy = { epilepsy = "strict" }, treatment = { electro = true },
      medications = { others = unknown }, gives = "clear", could_be = "absolute" },
  },
}
