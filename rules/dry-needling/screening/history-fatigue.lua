-- SPDX-License-Identifier: MIT
-- Tiredness of more than two days after needling costs more than most treatments give.
--
-- 2.1 row 3; precaution is judgement (J).

rule "history-fatigue" {
  title        = "Tired for long after an earlier session",
  effect       = "fatigue",
  sources      = { "tolbert-2025", "macpherson-2004", "clinical-judgement" },
  unless_given = "severe-fatigue",

  precaution = sessions:count(session.fatigue:above(48)):at_least(1),

  finding = "After an earlier session the patient was tired for more than two days.",
  action  = "Few needles, a short session, nothing planned afterwards.",

  examples = {
    { "no earlier session told", gives = "clear" },
    { "four hours", session = { { date = "7 days ago", fatigue = 4 } }, gives = "clear" },
    { "48 hours", session = { { date = "7 days ago", fatigue = 48 } }, gives = "clear" },
    { "49 hours", session = { { date = "7 days ago", fatigue = 49 } }, gives = "precaution" },
    { "exhausted today says it", today = { exhausted = true },
      session = { { date = "7 days ago", fatigue = 49 } }, gives = "clear" },
    { "not told", session = { { date = "7 days ago", skin = 0 } }, gives = "clear",
      could_be = "precaution" },
  },
}
