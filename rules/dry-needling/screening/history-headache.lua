-- SPDX-License-Identifier: MIT
-- A headache after one session is chance; after every session it is the needling, or how the patient
-- lies.
--
-- 2.1 row 6; precaution is judgement (J). "Every" is more than a count of sessions can say, so this rule
-- is written in plain Lua: it reads the records, newest first. One session without a headache settles it,
-- whatever is not known of the others; else reading what is not known leaves the rule open.

rule "history-headache" {
  title   = "Headache after every session",
  effect  = "headache",
  sources = { "tolbert-2025", "brady-2014", "clinical-judgement" },
  grades  = { "precaution" },
  needs   = { "session" },

  check = function (facts)
    local sessions = facts.session
    if #sessions < 2 then
      return nil
    end
    for _, session in ipairs(sessions) do
      if session:known "headache" and session.headache == 0 then
        return nil
      end
    end
    local longest = 0
    for _, session in ipairs(sessions) do
      longest = math.max(longest, session.headache)
    end
    return "precaution", { sessions = #sessions, hours = longest }
  end,

  finding = "A headache after each of {sessions} earlier sessions, for up to {hours} hours.",
  action  = "Fewer and gentler needles at neck and shoulders, and something to drink before. Ask"
    .. " whether it was worse upright, or unlike any before: then a doctor first.",

  examples = {
    { "no earlier session told", gives = "clear" },
    { "after the only session", session = { { date = "7 days ago", headache = 5 } }, gives = "clear" },
    { "after both", session = { { date = "7 days ago", headache = 5 },
        { date = "14 days ago", headache = 20 } }, gives = "precaution" },
    { "after one of two",
      session = { { date = "7 days ago", headache = 5 }, { date = "14 days ago", headache = 0 } },
      gives = "clear" },
    { "after all three",
      session = { { date = "7 days ago", headache = 1 }, { date = "14 days ago", headache = 2 },
        { date = "21 days ago", headache = 3 } }, gives = "precaution" },
    { "after two of three",
      session = { { date = "7 days ago", headache = 1 }, { date = "14 days ago", headache = 2 },
        { date = "21 days ago", headache = 0 } }, gives = "clear" },
    { "after one, and not told of the other",
      session = { { date = "7 days ago", headache = 1 }, { date = "14 days ago", fatigue = 0 } },
      gives = "clear", could_be = "precaution" },
    { "none after one, and not told of the other",
      session = { { date = "7 days ago", fatigue = 0 }, { date = "14 days ago", headache = 0 } },
      gives = "clear" },
    { "migraine, and no session told", conditions = { "migraine" }, gives = "clear" },
  },
}
