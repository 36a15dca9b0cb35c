-- SPDX-License-Identifier: MIT
-- A simple faint wakes by itself as soon as the patient lies. One that lasts is not simple.
--
-- 2.1 row 5 and 2.3: more than one minute ("one to two": the earlier line is taken), injury or a fit is a
-- doctor the same day, and medical review before any further needling (C11). Over fifteen minutes is the
-- slow recovery of that row: an emergency (J). A short faint is a call (J). Injury is not in the file:
-- the advice asks.

-- unnoticed: same_day: if_known put around "unconscious is above 1 min"
-- unnoticed: call: if_known put around "unconscious is above 0 min"
-- because where this is not known, the gravest grade is possible as well.
rule "fainted-after" {
  title   = "Fainted",
  effect  = "fainting",
  sources = { "chen-1990", "sa-bn121-4", "aavr", "ictmjc", "clinical-judgement" },

  emergency = after.unconscious:above(15),
  same_day  = after.unconscious:above(1),
  call      = after.fainted | after.unconscious:above(0),

  finding = {
    emergency = "The patient was unconscious for {after.unconscious}.",
    same_day  = "The patient was unconscious for {after.unconscious}.",
    call      = "The patient fainted.",
  },
  action  = {
    emergency = "Ambulance.",
    same_day  = "To be seen by a doctor today. No further needling before a medical review; enter it in"
      .. " [history] as a severe reaction.",
    call      = "Speak with the patient: any injury, a second faint, chest pain or palpitations mean a"
      .. " doctor now. Otherwise enter it in [history]: next time lying down, after food, one or two"
      .. " needles.",
  },

  examples = {
    { "no", after = { others = "no", hours = 1 }, gives = "clear" },
    { "fainted", after = { others = "no", hours = 1, fainted = true }, gives = "call" },
    { "fainted, half a minute", after = { others = "no", hours = 1, fainted = true, unconscious = 0.5 },
      gives = "call" },
    { "one minute", after = { others = "no", hours = 1, fainted = true, unconscious = 1 },
      gives = "call" },
    { "over a minute", after = { others = "no", hours = 1, fainted = true, unconscious = 1.1 },
      gives = "same_day" },
    { "fifteen minutes", after = { others = "no", hours = 1, fainted = true, unconscious = 15 },
      gives = "same_day" },
    { "over fifteen minutes", after = { others = "no", hours = 1, fainted = true, unconscious = 15.1 },
      gives = "emergency" },
    { "fainted, for how long was not asked", after = { hours = 1, fainted = true }, gives = "call",
      could_be = "emergency" },
    { "light-headed is another rule", after = { others = "no", hours = 0, lightheaded = true },
      gives = "clear" },
    { "fainted in an earlier session", session = { { date = "14 days ago", fainted = true } },
      after = { others = "no", hours = 1 }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "unconscious 0.1 min", after = { unconscious = 0.1 }, gives = "call" },
    { "unconscious 0 min", after = { unconscious = 0 }, gives = "clear", could_be = "call" },
  },
}
