-- SPDX-License-Identifier: MIT
-- Bacteria that came in with the needle take hours to days. A man with diabetes, one needle in the calf,
-- was septic the same night.
--
-- 2.1 row 7 and 2.3: the same day within fourteen days, an emergency if the patient is ill with it.
-- Redness and pus point at the place and hold for longer: infections came out weeks later. Warmth within
-- a day may be a reaction ("redness < 24 h"): a call, unless the defences are lowered (J). A fever after
-- the fourteen days is a call (J). 38.0 C is the usual line, borrowed.

local fever  = after.fever | if_known(today.temperature:at_least(38))
local recent = after.hours:at_most(336)
local place  = after.spreading_redness | after.pus
local hot    = after.warmth & (after.hours:above(24) | patient.immunocompromised)
local ill    = after.unwell | after.shivering

rule "infection-signs" {
  title   = "Signs of infection",
  effect  = "infection",
  sources = { "shah", "kim-jbjs", "guevara", "trybulski-2024", "ref-fever", "clinical-judgement" },

  emergency = (place | after.warmth | fever & recent) & ill,
  same_day  = place | hot | fever & recent,
  call      = after.warmth | fever,

  finding = {
    emergency = "Fever, spreading redness, heat or pus, and the patient feels ill or shivers.",
    same_day  = "Fever, spreading redness, heat or pus after needling.",
    call      = "The place is hot within a day of the session, or there is a fever more than two weeks"
      .. " after it.",
  },
  action  = {
    emergency = "Emergency department now. Tell them that the skin was needled, where and when.",
    same_day  = "To be seen by a doctor today. Mark the edge of the redness with a pen. Shivering,"
      .. " feeling very ill, redness past the mark, or pain far beyond what is to be seen: emergency"
      .. " department.",
    call      = "Speak with the patient and look at the place. Heat that lasts over a day, redness that"
      .. " spreads or pus: a doctor the same day. A late fever is a matter for the patient's own doctor.",
  },

  examples = {
    { "none", after = { others = "no", hours = 20 }, gives = "clear" },
    { "spreading redness", after = { others = "no", hours = 20, spreading_redness = true },
      gives = "same_day" },
    { "pus", after = { others = "no", hours = 72, pus = true }, gives = "same_day" },
    { "pus after two months", after = { others = "no", hours = 1440, pus = true }, gives = "same_day" },
    { "fever, felt", after = { others = "no", hours = 20, fever = true }, gives = "same_day" },
    { "38.0 C", after = { others = "no", hours = 20 }, today = { temperature = 38.0 },
      gives = "same_day" },
    { "37.9 C", after = { others = "no", hours = 20 }, today = { temperature = 37.9 }, gives = "clear" },
    { "fever at fourteen days", after = { others = "no", hours = 336, fever = true },
      gives = "same_day" },
    { "fever after fourteen days", after = { others = "no", hours = 337, fever = true }, gives = "call" },
    { "fever, nobody knows when", after = { others = "no", fever = true }, gives = "call",
      could_be = "same_day" },
    { "warmth at 24 hours", after = { others = "no", hours = 24, warmth = true }, gives = "call" },
    { "warmth after a day", after = { others = "no", hours = 25, warmth = true }, gives = "same_day" },
    { "warmth at five hours, diabetes", after = { others = "no", hours = 5, warmth = true },
      conditions = { diabetes = "controlled" }, gives = "same_day" },
    { "warmth at five hours, immunosuppressed", after = { others = "no", hours = 5, warmth = true },
      medications = { "adalimumab" }, gives = "same_day" },
    { "warmth at five hours, illnesses not asked", after = { others = "no", hours = 5, warmth = true },
      conditions = { others = unknown }, gives = "call", could_be = "same_day" },
    { "fever and ill", after = { others = "no", hours = 20, fever = true, unwell = true },
      gives = "emergency" },
    { "38.5 C and shivering", after = { others = "no", hours = 20, shivering = true },
      today = { temperature = 38.5 }, gives = "emergency" },
    { "redness and shivering",
      after = { others = "no", hours = 20, spreading_redness = true, shivering = true },
      gives = "emergency" },
    { "warmth and ill", after = { others = "no", hours = 5, warmth = true, unwell = true },
      gives = "emergency" },
    { "late fever and ill", after = { others = "no", hours = 500, fever = true, unwell = true },
      gives = "call" },
    { "redness, nothing else asked", after = { hours = 20, spreading_redness = true }, gives = "same_day",
      could_be = "emergency" },
    { "diabetes, and nothing to be seen", after = { others = "no", hours = 20 },
      conditions = { diabetes = "controlled" }, gives = "clear" },
    { "an itch is another rule", after = { others = "no", hours = 20, itch = true }, gives = "clear" },
    { "nothing asked", after = { hours = 20 }, gives = "clear", could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "unwell", after = { hours = 20, others = false, unwell = true }, gives = "clear" },
    { "38.0 C; time since the session not asked", after = { others = false, hours = unknown },
      today = { temperature = 38 }, gives = "call", could_be = "same_day" },
    { "38.0 C; unwell left empty", after = { hours = 20, others = false, unwell = "" },
      today = { temperature = 38 }, gives = "same_day", could_be = "emergency" },
    { "fever at fourteen days; shivering left empty",
      after = { fever = true, hours = 336, others = false, shivering = "" }, gives = "same_day",
      could_be = "emergency" },
    { "warmth left empty", after = { hours = 20, others = false, warmth = "" }, gives = "clear",
      could_be = "call" },
    { "pus; unwell", after = { hours = 72, others = false, pus = true, unwell = true },
      gives = "emergency" },
    { "37.9 C; unwell", after = { hours = 20, others = false, unwell = true },
      today = { temperature = 37.9 }, gives = "clear" },
    { "fever, nobody knows when; unwell", after = { fever = true, others = false, unwell = true },
      gives = "call", could_be = "emergency" },
    { "fever after fourteen days; unwell",
      after = { fever = true, hours = 337, others = false, unwell = true }, gives = "call" },
    { "warmth at 24 hours; time since the session not asked",
      after = { others = false, warmth = true, hours = unknown }, gives = "call",
      could_be = "same_day" },
    { "spreading redness left empty", after = { hours = 20, others = false, spreading_redness = "" },
      gives = "clear", could_be = "same_day" },
    { "pus left empty", after = { hours = 20, others = false, pus = "" }, gives = "clear",
      could_be = "same_day" },
    { "fever left empty", after = { hours = 20, others = false, fever = "" }, gives = "clear",
      could_be = "same_day" },
    { "fever after fourteen days; warmth left empty",
      after = { fever = true, hours = 337, others = false, warmth = "" }, gives = "call",
      could_be = "same_day" },
    { "fever after fourteen days; fever left empty", after = { hours = 337, others = false, fever = "" },
      gives = "clear", could_be = "call" },
    { "fever and ill; fever left empty",
      after = { hours = 20, others = false, unwell = true, fever = "" }, gives = "clear",
      could_be = "emergency" },
    { "redness and shivering; spreading redness left empty",
      after = { hours = 20, others = false, shivering = true, spreading_redness = "" }, gives = "clear",
      could_be = "emergency" },
    { "warmth and ill; warmth left empty",
      after = { hours = 5, others = false, unwell = true, warmth = "" }, gives = "clear",
      could_be = "emergency" },
    { "late fever and ill; pus left empty",
      after = { fever = true, hours = 500, others = false, unwell = true, pus = "" }, gives = "call",
      could_be = "emergency" },
  },
}
