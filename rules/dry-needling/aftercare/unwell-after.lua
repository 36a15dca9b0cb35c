-- SPDX-License-Identifier: MIT
-- Feeling ill or shivering with nothing to be seen may be the start of an infection that sits deep.
--
-- 2.1 row 7 ("rigors, very ill"). Judgement (J): shivering is an emergency if the patient feels ill with
-- it or has lowered defences, else the same day; feeling ill is a call, and the same day with lowered
-- defences. After fourteen days either is a call. With fever, redness, heat or pus "infection-signs"
-- decides, with a site over the lung "lung-collapse".

local recent  = after.hours:at_most(336)
local lowered = patient.immunocompromised

rule "unwell-after" {
  title        = "Feeling ill or shivering",
  effect       = "infection",
  sources      = { "shah", "clinical-judgement" },
  unless_given = { "infection-signs", "lung-collapse" },

  emergency = after.shivering & recent & (after.unwell | lowered),
  same_day  = after.shivering & recent | after.unwell & recent & lowered,
  call      = after.shivering | after.unwell,

  finding = "The patient feels ill or shivers.",
  action  = {
    emergency = "Emergency department now: an infection of the blood must be ruled out. Tell them where"
      .. " and when the needles went in.",
    same_day  = "To be seen by a doctor today; take the temperature now. Very ill, confused or cold and"
      .. " damp: emergency department.",
    call      = "Speak with the patient: take the temperature, look at the sites. Worse, or fever: a"
      .. " doctor the same day. After more than two weeks it is a matter for the patient's own doctor.",
  },

  examples = {
    { "well", after = { others = "no", hours = 20 }, gives = "clear" },
    { "feels ill", after = { others = "no", hours = 20, unwell = true }, gives = "call" },
    { "shivers", after = { others = "no", hours = 20, shivering = true }, gives = "same_day" },
    { "shivers and feels ill", after = { others = "no", hours = 20, shivering = true, unwell = true },
      gives = "emergency" },
    { "feels ill, diabetes", after = { others = "no", hours = 20, unwell = true },
      conditions = { diabetes = "controlled" }, gives = "same_day" },
    { "shivers, immunosuppressed", after = { others = "no", hours = 20, shivering = true },
      medications = { "adalimumab" }, gives = "emergency" },
    { "feels ill, illnesses not asked", after = { others = "no", hours = 20, unwell = true },
      conditions = { others = unknown }, gives = "call", could_be = "same_day" },
    { "shivers at fourteen days", after = { others = "no", hours = 336, shivering = true },
      gives = "same_day" },
    { "shivers after fourteen days", after = { others = "no", hours = 337, shivering = true },
      gives = "call" },
    { "shivers, nobody knows when", after = { others = "no", shivering = true }, gives = "call",
      could_be = "same_day" },
    { "fever and shivers: infection-signs",
      after = { others = "no", hours = 20, fever = true, shivering = true }, gives = "clear" },
    { "ill after a site over the lung: lung-collapse", sites = { "left rhomboid major" },
      after = { others = "no", hours = 20, unwell = true }, gives = "clear" },
    { "tired", after = { others = "no", hours = 20, fatigue = 10 }, gives = "clear" },
    { "immunosuppressed and well", after = { others = "no", hours = 20 }, medications = { "adalimumab" },
      gives = "clear" },
    { "nothing asked", after = { hours = 20 }, gives = "clear", could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "time since the session 337 h", after = { hours = 337 }, gives = "clear", could_be = "call" },
    { "shivers at fourteen days; prednisolone",
      after = { hours = 336, others = false, shivering = true }, medications = { "prednisolone" },
      gives = "same_day", could_be = "emergency" },
    { "shivering", after = { shivering = true }, gives = "call", could_be = "emergency" },
    { "not shivering", after = { shivering = false }, gives = "clear", could_be = "call" },
    { "not unwell", after = { unwell = false }, gives = "clear", could_be = "same_day" },
    { "feels ill, diabetes; time since the session not asked",
      after = { others = false, unwell = true, hours = unknown },
      conditions = { diabetes = "controlled" }, gives = "call", could_be = "same_day" },
    { "shivers after fourteen days; shivering left empty",
      after = { hours = 337, others = false, shivering = "" }, gives = "clear", could_be = "call" },
    { "immunosuppressed and well; unwell left empty",
      after = { hours = 20, others = false, unwell = "" }, medications = { "adalimumab" },
      gives = "clear", could_be = "same_day" },
  },
}
