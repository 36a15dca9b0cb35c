-- SPDX-License-Identifier: MIT
-- What feels like a trigger point may be an organ, a tumour or a nerve root; a needle only delays the
-- diagnosis.
--
-- G08. A cauda equina syndrome is an emergency (G01).

rule "red-flags" {
  title        = "Warning signs not yet looked into",
  sources      = { "docsarahb", "kearns-2019" },
  unless_given = "emergency",

  precaution = today.red_flags | conditions:include "red flag",

  finding = "There is a warning sign, or a pain, that nobody has explained yet.",
  action  = "Examine or refer before needling.",

  examples = {
    { "none", gives = "clear" },
    { "night pain", today = { red_flags = true }, gives = "precaution" },
    { "weight loss, by the list of illnesses", conditions = { "unexplained weight loss" },
      gives = "precaution" },
    { "unclear diagnosis", conditions = { "unclear diagnosis" }, gives = "precaution" },
    { "cauda equina is an emergency", conditions = { "cauda equina" }, gives = "clear" },
    { "back pain", conditions = { "low back pain" }, gives = "clear" },
    { "not asked", today = { red_flags = unknown }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
  },
}
