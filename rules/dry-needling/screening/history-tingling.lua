-- SPDX-License-Identifier: MIT
-- Tingling twice after the same site means that a nerve of this patient lies in the way of the needle.
--
-- 2.1 row 8: more than 24 hours is not usual. That tingling twice, or once for more than a day, is a
-- precaution there, and twice for more than a day relative, is judgement (J).

local here = session:treated_here()

-- unnoticed: precaution: if_known put around "tingling is above 0 h"
-- because where the tingling is not known, it may have lasted over a day, and once is enough then.
rule "history-tingling" {
  title   = "Nerve irritated here before",
  effect  = "nerve-irritation",
  sources = { "sa-bn121-54", "mcmanus", "clinical-judgement" },

  relative   = sessions:count(here & session.tingling:above(24)):at_least(2),
  precaution = sessions:count(here & session.tingling:above(24)):at_least(1)
    | sessions:count(here & session.tingling:above(0)):at_least(2),

  finding = {
    relative   = "Twice or more it tingled for over a day after needling here: {site}.",
    precaution = "It tingled for over a day, or repeatedly, after needling here: {site}.",
  },
  action  = {
    relative   = "Leave this site until power and feeling have been examined, and a doctor asked if"
      .. " anything is missing.",
    precaution = "Another way in, or a shorter and thinner needle; withdraw at the first jolt. Test"
      .. " power and feeling before and after.",
  },

  examples = {
    { "no earlier session told", sites = { "left brachialis" }, gives = "clear" },
    { "once, for two hours", sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 2 } }, gives = "clear" },
    { "once, for 24 hours", sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 24 } }, gives = "clear" },
    { "once, for 25 hours", sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 25 } },
      gives = "precaution" },
    { "twice, for two hours", sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 2 },
        { date = "14 days ago", sites = "left brachialis", tingling = 2 } }, gives = "precaution" },
    { "twice, for over a day", sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 30 },
        { date = "14 days ago", sites = "left brachialis", tingling = 40 } }, gives = "relative" },
    { "twice, at two sites", sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 2 },
        { date = "14 days ago", sites = "left soleus", tingling = 2 } }, gives = "clear" },
    { "on the other side", sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "right brachialis", tingling = 40 } }, gives = "clear" },
    { "sites of that session not told", sites = { "left brachialis" },
      session = { { date = "7 days ago", tingling = 40 } }, gives = "clear", could_be = "precaution" },
    { "not told for how long", sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "left brachialis" } }, gives = "clear",
      could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "2 sessions, tingling not asked",
      session = { { date = "3 days ago", soreness = 0 }, { date = "10 days ago", soreness = 0 } },
      gives = "clear", could_be = "relative" },
    { "once, for 24 hours; 1 session, tingling not asked", sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 24 },
        { date = "3 days ago", soreness = 0 } }, gives = "clear", could_be = "precaution" },
    { "twice, for two hours; no site named",
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 2 },
        { date = "14 days ago", sites = "left brachialis", tingling = 2 } }, gives = "clear",
      could_be = "precaution" },
    { "twice, for over a day; no site named",
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 30 },
        { date = "14 days ago", sites = "left brachialis", tingling = 40 } }, gives = "clear",
      could_be = "relative" },
    { "once, for 24 hours; 1 session, tingling not asked; all sessions tingling 24.1 h",
      sites = { "left brachialis" },
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 24.1 },
        { date = "3 days ago", soreness = 0 } }, gives = "precaution", could_be = "relative" },
    { "twice, for two hours; no site named; all sessions tingling 0 h",
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 0 },
        { date = "14 days ago", sites = "left brachialis", tingling = 0 } }, gives = "clear" },
    { "twice, for two hours; no site named; all sessions tingling 0.1 h",
      session = { { date = "7 days ago", sites = "left brachialis", tingling = 0.1 },
        { date = "14 days ago", sites = "left brachialis", tingling = 0.1 } }, gives = "clear",
      could_be = "precaution" },
  },
}
