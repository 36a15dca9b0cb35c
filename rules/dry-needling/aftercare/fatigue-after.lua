-- SPDX-License-Identifier: MIT
-- Needling makes one patient in five tired, mostly until the next morning.
--
-- 2.1 row 3. Up to 24 hours is usual (J), from 48 on a call; between them it is still let pass. With
-- fever or breathlessness the rules of those decide.

-- unnoticed: expected: if_known put around "fatigue is above 0 h"
-- because where this is not known, a graver grade is possible as well.
rule "fatigue-after" {
  title   = "Tiredness",
  effect  = "fatigue",
  sources = { "tolbert-2025", "brady-2014", "macpherson-2004", "clinical-judgement" },

  call     = after.fatigue:above(48),
  expected = after.fatigue:above(0),

  finding = "Tired for {after.fatigue}.",
  action  = {
    call     = "Speak with the patient: with fever or breathlessness a doctor today. Else fewer needles"
      .. " next time.",
    expected = "Rest and drink. No driving and no machines while drowsy. Longer than two days: ring.",
  },

  examples = {
    { "none", after = { others = "no", hours = 20 }, gives = "clear" },
    { "four hours", after = { others = "no", hours = 5, fatigue = 4 }, gives = "expected" },
    { "48 hours", after = { others = "no", hours = 50, fatigue = 48 }, gives = "expected" },
    { "49 hours", after = { others = "no", hours = 50, fatigue = 49 }, gives = "call" },
    { "light-headed is another rule", after = { others = "no", hours = 0, lightheaded = true },
      gives = "clear" },
    { "nothing asked", after = { hours = 20 }, gives = "clear", could_be = "call" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "fatigue 1 h", after = { fatigue = 1 }, gives = "expected" },
  },
}
