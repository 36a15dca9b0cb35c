-- SPDX-License-Identifier: MIT
-- The circulation gives way for a moment, mostly in who sits or stands; lying down, it is over in
-- minutes.
--
-- 2.1 row 5: recovery that takes longer than 15 to 20 minutes is an emergency. The file counts in hours
-- and does not say whether it began with the session. Judgement (J): at one hour or later it is an
-- emergency after a faint, else a doctor the same day. Chest pain is "chest-symptoms".

local not_over = after.hours:at_least(1)

rule "light-headed" {
  title        = "Light-headed",
  effect       = "fainting",
  sources      = { "sa-bn121-4", "chen-1990", "abel-sync", "clinical-judgement" },
  unless_given = "swelling",

  emergency = after.lightheaded & not_over & (after.fainted | after.unconscious:above(0)),
  same_day  = after.lightheaded & not_over,
  expected  = after.lightheaded,

  finding = "The patient feels light-headed.",
  action  = {
    emergency = "Ambulance: the patient has fainted and has not recovered within an hour. Lying flat,"
      .. " legs up.",
    same_day  = "Lie down, legs up, drink; measure blood pressure and pulse. To be seen by a doctor"
      .. " today unless it is gone within twenty minutes of lying down. Palpitations or chest pain:"
      .. " ambulance.",
    expected  = "Needles out, flat, legs up, water or something sweet. It passes in minutes; if it has"
      .. " not after twenty, or with palpitations or chest pain: ambulance. No driving until it is"
      .. " quite gone.",
  },

  examples = {
    { "no", after = { others = "no", hours = 0 }, gives = "clear" },
    { "within the first hour", after = { others = "no", hours = 0, lightheaded = true },
      gives = "expected" },
    { "at one hour", after = { others = "no", hours = 1, lightheaded = true }, gives = "same_day" },
    { "fainted, and still light-headed at one hour",
      after = { others = "no", hours = 1, lightheaded = true, fainted = true }, gives = "emergency" },
    { "fainted, light-headed in the first hour",
      after = { others = "no", hours = 0, lightheaded = true, fainted = true }, gives = "expected" },
    { "nobody knows when", after = { others = "no", lightheaded = true }, gives = "expected",
      could_be = "same_day" },
    { "a growing swelling explains it", sites = { "left soleus" },
      after = { others = "no", hours = 5, lightheaded = true, swelling = "growing" }, gives = "clear" },
    { "tired is another rule", after = { others = "no", hours = 5, fatigue = 4 }, gives = "clear" },
    { "nothing asked", after = { hours = 5 }, gives = "clear", could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "not fainted", after = { fainted = false }, gives = "clear", could_be = "emergency" },
    { "not lightheaded", after = { lightheaded = false }, gives = "clear" },
    { "nobody knows when; unconscious 0.1 min",
      after = { lightheaded = true, others = false, unconscious = 0.1 }, gives = "expected",
      could_be = "emergency" },
    { "time since the session 0 h", after = { hours = 0 }, gives = "clear", could_be = "expected" },
    { "unconscious 0 min", after = { unconscious = 0 }, gives = "clear", could_be = "emergency" },
    { "nobody knows when; lightheaded left empty", after = { others = false, lightheaded = "" },
      gives = "clear", could_be = "same_day" },
  },
}
