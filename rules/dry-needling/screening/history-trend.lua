-- SPDX-License-Identifier: MIT
-- Muscles get used to the needle: soreness that lasts longer each time says that the dose outruns them.
--
-- 2.1 row 1; the trend over three sessions, and precaution, are judgement (J). In plain Lua, because
-- conditions compare no record with another. Under a day it does not matter.

local usual = 24

rule "history-trend" {
  title   = "Sore for longer after each session",
  effect  = "soreness",
  sources = { "sanchez", "martin-pz", "clinical-judgement" },
  grades  = { "precaution" },
  needs   = { "session" },

  check = function (facts)
    local last, before, first = facts.session[1], facts.session[2], facts.session[3]
    if not first then
      return nil
    end
    if last.soreness > usual and last.soreness > before.soreness and before.soreness > first.soreness then
      return "precaution", { first = first.soreness, before = before.soreness, last = last.soreness }
    end
  end,

  finding = "Sore for {first}, then {before}, then {last} hours after the last three sessions.",
  action  = "Fewer needles and passes than last time, and more days between sessions.",

  examples = {
    { "no earlier session told", gives = "clear" },
    { "two sessions are no trend",
      session = { { date = "7 days ago", soreness = 60 }, { date = "14 days ago", soreness = 30 } },
      gives = "clear" },
    { "longer each time",
      session = { { date = "7 days ago", soreness = 60 }, { date = "14 days ago", soreness = 40 },
        { date = "21 days ago", soreness = 20 } }, gives = "precaution" },
    { "longer each time, up to a day",
      session = { { date = "7 days ago", soreness = 24 }, { date = "14 days ago", soreness = 12 },
        { date = "21 days ago", soreness = 6 } }, gives = "clear" },
    { "longer each time, to over a day",
      session = { { date = "7 days ago", soreness = 25 }, { date = "14 days ago", soreness = 12 },
        { date = "21 days ago", soreness = 6 } }, gives = "precaution" },
    { "the same twice",
      session = { { date = "7 days ago", soreness = 60 }, { date = "14 days ago", soreness = 60 },
        { date = "21 days ago", soreness = 20 } }, gives = "clear" },
    { "shorter each time",
      session = { { date = "7 days ago", soreness = 20 }, { date = "14 days ago", soreness = 40 },
        { date = "21 days ago", soreness = 60 } }, gives = "clear" },
    { "what was before the last three does not count",
      session = { { date = "7 days ago", soreness = 60 }, { date = "14 days ago", soreness = 40 },
        { date = "21 days ago", soreness = 20 }, { date = "28 days ago", soreness = 90 } },
      gives = "precaution" },
    { "not told of one",
      session = { { date = "7 days ago", soreness = 60 }, { date = "14 days ago", fatigue = 0 },
        { date = "21 days ago", soreness = 20 } }, gives = "clear", could_be = "precaution" },
    { "the last was short, not told of the others",
      session = { { date = "7 days ago", soreness = 12 }, { date = "14 days ago", fatigue = 0 },
        { date = "21 days ago", fatigue = 0 } }, gives = "clear" },
  },
}
