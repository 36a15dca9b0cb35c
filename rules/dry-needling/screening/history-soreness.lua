-- SPDX-License-Identifier: MIT
-- In a trial nobody was sore for more than 72 hours. Who is, has had more than the muscle could take.
--
-- 2.1 row 1; precaution is judgement (J).

rule "history-soreness" {
  title   = "Sore for long after an earlier session",
  effect  = "soreness",
  sources = { "sanchez", "jcm-t5", "clinical-judgement" },

  precaution = sessions:count(session.soreness:above(72)):at_least(1),

  finding = "After an earlier session the muscles were sore for more than three days.",
  action  = "Fewer needles and fewer passes. Wait until the last soreness is gone.",

  examples = {
    { "no earlier session told", gives = "clear" },
    { "36 hours", session = { { date = "7 days ago", soreness = 36 } }, gives = "clear" },
    { "72 hours", session = { { date = "7 days ago", soreness = 72 } }, gives = "clear" },
    { "73 hours", session = { { date = "7 days ago", soreness = 73 } }, gives = "precaution" },
    { "four days, told in days", session = { { date = "7 days ago", soreness = "4 d" } },
      gives = "precaution" },
    { "flare-up is another", session = { { date = "7 days ago", soreness = 10, flare = 90 } },
      gives = "clear" },
    { "not told", session = { { date = "7 days ago", fatigue = 0 } }, gives = "clear",
      could_be = "precaution" },
  },
}
