-- SPDX-License-Identifier: MIT
-- Earlier sessions, counted for the patient and for the site.

local bruised = session.bruise:above(7) & session:within_days(42)

rule "earlier-sessions" {
  title      = "Earlier sessions",
  relative   = sessions:count(session.fainted):at_least(2),
  precaution = sessions:count(bruised & session:treated_here()):at_least(1),
  advice     = sessions:count(bruised):above(1),
  finding    = "Earlier sessions were hard.",

  examples = {
    { "none", gives = "clear" },
    { "fainted once", session = { { date = "7 days ago", fainted = true, bruise = 0 } },
      gives = "clear" },
    { "fainted once, bruise not told", session = { { date = "7 days ago", fainted = true } },
      gives = "clear", could_be = "precaution" },
    { "fainted twice", session = { { date = "7 days ago", fainted = true },
                                   { date = "9 days ago", fainted = true } },
      gives = "relative" },
    { "perhaps twice", session = { { date = "7 days ago", fainted = true, bruise = 0 },
                                   { date = "9 days ago", bruise = 0 } },
      gives = "clear", could_be = "relative" },
    { "bruised here", session = { { date = "7 days ago", sites = "left biceps", bruise = 8,
                                    fainted = false } }, gives = "precaution" },
    { "bruised on the other side", session = { { date = "7 days ago", sites = "right biceps",
                                                 bruise = 8, fainted = false } }, gives = "clear" },
    { "bruised elsewhere, twice",
      session = { { date = "7 days ago", sites = "sternum", bruise = 8, fainted = false },
                  { date = "9 days ago", sites = "sternum", bruise = 8, fainted = false } },
      gives = "advice" },
    { "bruised long ago", session = { { date = "90 days ago", sites = "left biceps", bruise = 8,
                                        fainted = false } }, gives = "clear" },
  },
}
