-- SPDX-License-Identifier: MIT
-- With too little to drink the pressure falls more easily, and patients faint.
--
-- G03, its second part.

rule "dehydration" {
  title   = "Too little to drink",
  effect  = "fainting",
  sources = { "sandycove", "abel-sync" },

  precaution = today.dehydrated,

  finding = "The patient has had too little to drink.",
  action  = "Let the patient drink first, or postpone.",

  examples = {
    { "has drunk enough", gives = "clear" },
    { "has not", today = { dehydrated = true }, gives = "precaution" },
    { "not asked", today = { dehydrated = unknown }, gives = "clear", could_be = "precaution" },
  },
}
