-- SPDX-License-Identifier: MIT
-- Fainting is eight times as frequent at a first visit (0.94 against 0.11 of 100), and nobody knows yet how
-- strongly this patient reacts.
--
-- C13. More than six months without a session counts as new (second-hand).

rule "first-session" {
  title        = "First session, or the first for half a year",
  effect       = "fainting",
  sources      = { "chen-1990", "abel-sync" },
  unless_given = { "faint-before", "earlier-severe-reaction" },

  precaution = patient.new_to_needling,

  finding = "This is the first session, or the first for more than six months.",
  action  = "Lying down only, after food and drink, one or two needles. Watch for ten to fifteen minutes.",

  examples = {
    { "two weeks ago", gives = "clear" },
    { "never needled", history = { needled_before = false, days_since_session = "none" },
      gives = "precaution" },
    { "half a year ago", history = { days_since_session = 183 }, gives = "clear" },
    { "more than half a year ago", history = { days_since_session = 184 }, gives = "precaution" },
    { "never needled, fainted with a blood test",
      history = { needled_before = false, days_since_session = "none", fainted = true },
      gives = "clear" },
    { "not asked", history = { needled_before = unknown, days_since_session = unknown },
      gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "more than half a year ago; severe reaction",
      history = { days_since_session = 184, severe_reaction = true }, gives = "clear" },
    { "two weeks ago; time since the last session not asked", history = { days_since_session = unknown },
      gives = "clear", could_be = "precaution" },
  },
}
