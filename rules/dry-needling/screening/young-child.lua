-- SPDX-License-Identifier: MIT
-- Below twelve a child seldom keeps still, reports late, and has little muscle above what lies deeper.
--
-- C07: APTA is said not to recommend it below twelve (second-hand). Section 8, children: refer, never
-- (strict), or no age limit (lax), which leaves the precaution of C08. Without consent C06 says it all.

local young = patient.age:below(12)

rule "young-child" {
  title        = "Child under twelve",
  sources      = { "ybs", "physioman", "anna", "yspt" },
  unless_given = "child-consent",

  absolute   = young & policy.children:is "strict",
  relative   = young & policy.children:is "standard",
  precaution = young,

  finding = "The patient is a child of {patient.age}.",
  action  = {
    absolute   = "Do not needle.",
    relative   = "Avoid needling; refer to someone who treats children.",
    precaution = "Document the consent of the guardian and of the child. Guardian present, superficial,"
      .. " few needles.",
  },

  examples = {
    { "adult", gives = "clear" },
    { "11", patient = { age = 11 }, gives = "relative" },
    { "12", patient = { age = 12 }, gives = "clear" },
    { "11, guardian does not agree", patient = { age = 11 }, consent = { guardian = false },
      gives = "clear" },
    { "age not known", patient = { age = unknown }, gives = "clear", could_be = "relative" },
    { "11, strict reading", patient = { age = 11 }, policy = { children = "strict" },
      gives = "absolute" },
    { "11, lax reading", patient = { age = 11 }, policy = { children = "lax" },
      gives = "precaution" },
    { "12, strict reading", patient = { age = 12 }, policy = { children = "strict" },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "age not known; policy children strict", patient = { age = unknown },
      policy = { children = "strict" }, gives = "clear", could_be = "absolute" },
    { "age not known; policy children lax", patient = { age = unknown }, policy = { children = "lax" },
      gives = "clear", could_be = "precaution" },
  },
}
