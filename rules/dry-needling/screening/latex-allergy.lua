-- SPDX-License-Identifier: MIT
-- Gloves of latex bring the allergen to broken skin.
--
-- A03, standard reference, to be checked.

rule "latex-allergy" {
  title   = "Latex allergy",
  effect  = "skin-reaction",
  sources = { "ref-latex" },

  precaution = allergies:include "latex" | conditions:include "latex allergy",

  finding = "The patient is allergic to latex.",
  action  = "Gloves of nitrile, and no latex in the room.",

  examples = {
    { "none", gives = "clear" },
    { "latex", allergies = { "latex" }, gives = "precaution" },
    { "rubber gloves, severe", allergies = { ["rubber gloves"] = "severe" }, gives = "precaution" },
    { "by its code", conditions = { "Z91.040" }, gives = "precaution" },
    { "some allergy by its code, allergies all asked", conditions = { "Z91.0" },
      gives = "clear", could_be = "precaution" },
    { "rubber chemicals are not latex", allergies = { "thiuram" }, gives = "clear" },
    { "banana", allergies = { "banana" }, gives = "clear" },
    { "allergies not all asked", allergies = { others = unknown },
      gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
  },
}
