-- SPDX-License-Identifier: MIT
-- What cleans the skin or covers the puncture may itself inflame it.
--
-- A04, standard reference, to be checked.

rule "antiseptic-allergy" {
  title   = "Allergy to skin antiseptic or plaster",
  effect  = "skin-reaction",
  sources = { "ref-antiseptics" },

  precaution = allergies:include "antiseptic" | allergies:include "plaster",

  finding = "The patient is allergic to an antiseptic or a plaster.",
  action  = "Use another product.",

  examples = {
    { "none", gives = "clear" },
    { "chlorhexidine", allergies = { "chlorhexidine" }, gives = "precaution" },
    { "Betadine", allergies = { "Betadine" }, gives = "precaution" },
    { "plaster", allergies = { "adhesive tape" }, gives = "precaution" },
    { "X-ray contrast is not iodine", allergies = { "x-ray contrast" }, gives = "clear" },
    { "penicillin", allergies = { "penicillin" }, gives = "clear" },
    { "allergies not all asked", allergies = { others = unknown },
      gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "chlorhexidine left empty", allergies = { chlorhexidine = "" }, gives = "clear",
      could_be = "precaution" },
    { "colophony left empty", allergies = { colophony = "" }, gives = "clear", could_be = "precaution" },
  },
}
