-- SPDX-License-Identifier: MIT
-- One faint with a needle is a simple faint. A second one asks for a look at heart and circulation.
--
-- 2.1 row 5 ("repeat faint": a doctor); that two sessions with a faint make one, and relative, is
-- judgement (J). A single faint is C12: "faint-before".

rule "history-faints" {
  title        = "Fainted in more than one session",
  effect       = "fainting",
  sources      = { "chen-1990", "ictmjc", "clinical-judgement" },
  unless_given = "earlier-severe-reaction",

  relative = sessions:count(session.fainted):at_least(2),

  finding = "The patient has fainted in two or more earlier sessions.",
  action  = "Ask the physician first: blood pressure, heart, medicines.",

  examples = {
    { "no earlier session told", gives = "clear" },
    { "once", session = { { date = "7 days ago", fainted = true } }, gives = "clear" },
    { "once in two sessions",
      session = { { date = "7 days ago", fainted = true }, { date = "14 days ago", fainted = false } },
      gives = "clear" },
    { "twice", session = { { date = "7 days ago", fainted = true },
        { date = "14 days ago", fainted = true } }, gives = "relative" },
    { "with a blood test and in a session", history = { fainted = true },
      session = { { date = "7 days ago", fainted = true } }, gives = "clear" },
    { "once, and not told of another",
      session = { { date = "7 days ago", fainted = true }, { date = "14 days ago", fatigue = 0 } },
      gives = "clear", could_be = "relative" },
    { "a severe reaction says more", history = { severe_reaction = true },
      session = { { date = "7 days ago", fainted = true }, { date = "14 days ago", fainted = true } },
      gives = "clear" },
  },
}
