-- SPDX-License-Identifier: MIT
-- A child is needled only if it agrees itself, and below sixteen only if a parent or guardian agrees too.
--
-- C06. Sixteen is the line of the New Zealand code; whose consent counts above it is for local law, which
-- the rule "adolescent" says.

rule "child-consent" {
  title    = "Child without assent or without a guardian's consent",
  sources  = { "nzasa", "anna", "physioman" },
  override = "never",

  absolute = patient.age:below(16) & ~consent.guardian | patient.age:below(18) & ~consent.assent,

  finding = "The patient is {patient.age} old; the guardian's consent or the child's own assent is missing.",
  action  = "Do not needle.",

  examples = {
    { "adult, nobody else asked", consent = { guardian = unknown, assent = unknown },
      gives = "clear" },
    { "15, both agree", patient = { age = 15 }, gives = "clear" },
    { "15, guardian does not", patient = { age = 15 }, consent = { guardian = false },
      gives = "absolute" },
    { "16, guardian does not", patient = { age = 16 }, consent = { guardian = false },
      gives = "clear" },
    { "10, child does not", patient = { age = 10 }, consent = { assent = false },
      gives = "absolute" },
    { "17, does not agree", patient = { age = 17 }, consent = { assent = false },
      gives = "absolute" },
    { "18, does not say", patient = { age = 18 }, consent = { assent = unknown }, gives = "clear" },
    { "15, guardian not asked", patient = { age = 15 }, consent = { guardian = unknown },
      gives = "clear", could_be = "absolute" },
    { "16, guardian not asked", patient = { age = 16 }, consent = { guardian = unknown },
      gives = "clear" },
    { "15 by date of birth", patient = { age = unknown, birth_date = "2011-01-10" },
      consent = { guardian = false }, gives = "absolute" },
    { "age not known, nobody else asked", patient = { age = unknown },
      consent = { guardian = unknown, assent = unknown }, gives = "clear", could_be = "absolute" },
    { "age not known, all agree", patient = { age = unknown }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "15, both agree; assent not asked", patient = { age = 15 }, consent = { assent = unknown },
      gives = "clear", could_be = "absolute" },
    { "age not known, all agree; not guardian", patient = { age = unknown },
      consent = { guardian = false }, gives = "clear", could_be = "absolute" },
    { "age not known, all agree; not assent", patient = { age = unknown }, consent = { assent = false },
      gives = "clear", could_be = "absolute" },
  },
}
