-- SPDX-License-Identifier: MIT
-- A flare-up of more than two days says that the last dose was too much for this patient; two of them,
-- that the plan is.
--
-- 2.1 row 4; long aggravation is one of Boyce's examples of a major event. The grades are judgement (J).

local long = session.flare:above(48)

rule "history-flare" {
  title   = "Long flare-up after an earlier session",
  effect  = "flare-up",
  sources = { "boyce-2020", "brady-2014", "clinical-judgement" },

  relative   = sessions:count(long):at_least(2),
  precaution = sessions:count(long):at_least(1),

  finding = {
    relative   = "After two or more earlier sessions the pain was worse for more than two days.",
    precaution = "After an earlier session the pain was worse for more than two days.",
  },
  action  = {
    relative   = "Examine again and talk it over before going on: is needling the right treatment?"
      .. " Write down what was decided.",
    precaution = "Half the needles, gentle, no strong stimulation. Agree on when to ring.",
  },

  examples = {
    { "no earlier session told", gives = "clear" },
    { "none", session = { { date = "7 days ago", flare = 0 } }, gives = "clear" },
    { "48 hours", session = { { date = "7 days ago", flare = 48 } }, gives = "clear" },
    { "49 hours", session = { { date = "7 days ago", flare = 49 } }, gives = "precaution" },
    { "one of three", session = { { date = "7 days ago", flare = 0 },
        { date = "14 days ago", flare = 72 },
      { date = "21 days ago", flare = 12 } }, gives = "precaution" },
    { "two of three", session = { { date = "7 days ago", flare = 60 },
        { date = "14 days ago", flare = 72 },
      { date = "21 days ago", flare = 0 } }, gives = "relative" },
    { "long soreness is another", session = { { date = "7 days ago", soreness = 90, flare = 0 } },
      gives = "clear" },
    { "not told after one session", session = { { date = "7 days ago", fatigue = 0 } }, gives = "clear",
      could_be = "precaution" },
    { "once, and not told after another",
      session = { { date = "7 days ago", flare = 60 }, { date = "14 days ago", fatigue = 0 } },
      gives = "precaution", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "48 hours; 1 session, flare not asked",
      session = { { date = "7 days ago", flare = 48 }, { date = "3 days ago", soreness = 0 } },
      gives = "clear", could_be = "precaution" },
    { "49 hours; 1 session, flare not asked",
      session = { { date = "7 days ago", flare = 49 }, { date = "3 days ago", soreness = 0 } },
      gives = "precaution", could_be = "relative" },
  },
}
