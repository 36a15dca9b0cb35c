-- SPDX-License-Identifier: MIT
-- Who has fainted with a needle may faint again; all 55 who did in one series were upright.
--
-- C12. That a simple faint is no more than this is judgement (J).

rule "faint-before" {
  title        = "Fainted before",
  effect       = "fainting",
  sources      = { "sa-bn121-4", "chen-1990", "ictmjc", "clinical-judgement" },
  unless_given = "earlier-severe-reaction",

  precaution = patient.faint_prone | sessions:count(session.fainted):at_least(1),

  finding = "The patient has fainted before, or faints easily.",
  action  = "Lying down only, after food and drink. One or two needles at the first visit. Watch for ten to"
    .. " fifteen minutes.",

  examples = {
    { "never", gives = "clear" },
    { "with a blood test", history = { fainted = true }, gives = "precaution" },
    { "vasovagal syncope", conditions = { "vasovagal syncope" }, gives = "precaution" },
    { "in an earlier session", session = { { date = "14 days ago", fainted = true } },
      gives = "precaution" },
    { "a severe reaction says it all", history = { fainted = true, severe_reaction = true },
      gives = "clear" },
    { "vertigo", conditions = { "vertigo" }, gives = "clear" },
    { "not asked", history = { fainted = unknown }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "never; 1 session, fainted not asked", session = { { date = "3 days ago", soreness = 0 } },
      gives = "clear", could_be = "precaution" },
    { "never; fainting past", conditions = { fainting = "past" }, gives = "precaution" },
    { "never; illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
  },
}
