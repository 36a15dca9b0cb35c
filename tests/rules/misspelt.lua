-- SPDX-License-Identifier: MIT
local fact      = patient.smokr | labs.imr:above(3) | history.zzz
local term      = medications:include "warfrin" | medications:include "zzz"
local class     = medications:include "anti-coagulant"
local other     = conditions:include "warfarin"
local state     = conditions:include "haemophilia":in_state "sever"
local not_its   = conditions:include "lymphoedema":in_state "mild"
local counted   = medications:count("anticoagulant", "antiplatelett"):at_least(2)
local choice    = patient.sex:is "femal" | patient.sex:one_of("male", "unknown")
local near      = site:near "lungs" | site:is "rhomboideus"
local region    = site:in_region "torax"
local side      = site:side "lef"
local affected  = site:affected_by "lymphodema" | site:in_limb_of "zzz"
local of_record = sessions:count(session.bruises:above(7)):at_least(2)

rule "misspelt" {
  titel        = "Misspelt",
  title        = "Misspelt",
  effect       = "brusing",
  sources      = { "example-2020", "exampel-2020", "zzz" },
  strikes      = "elektro",
  unless_given = { "mispelt", "zzz" },
  override     = "newer",
  reviewd      = { by = "A. Example", on = "2026-11-01" },
  absolut      = fact | term | class | other | state,
  relative     = not_its | counted | choice | near | region | side | affected | of_record,
  finding      = "Misspelt.",
  action       = { relativ = "Nothing.", absolute = "Nothing." },
}
