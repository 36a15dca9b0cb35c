-- SPDX-License-Identifier: MIT
-- Air outside the lung expands when the pressure falls, and CPAP blows it up. A small pneumothorax may
-- stay silent for two days, so a flight, a dive, altitude or CPAP may come before the first complaint.
--
-- T05. No source gives hours: up to 24 the site waits, up to 72 the patient is told (J).

local over_lung = site:near "lung"

-- unnoticed: advice: if_known put around "the time until the next flight is at most 72 h"
-- because where the flight is not known, the graver grade is possible as well.
rule "flight-after-chest" {
  title   = "Flight, dive, altitude or CPAP after a site over the lung",
  effect  = "pneumothorax",
  sources = { "evms", "ais", "vertex", "ref-bts-air-travel", "clinical-judgement" },

  relative = over_lung & today.hours_to_flight:at_most(24),
  advice   = over_lung & today.hours_to_flight:at_most(72),

  finding = "A flight, dive, stay at altitude or night with CPAP in {today.hours_to_flight}, and over the"
    .. " lung: {site}.",
  action  = {
    relative = "Postpone this site until after it.",
    advice   = "Consider postponing this site. With any chest pain, dry cough or breathlessness: no"
      .. " flight, dive, altitude or CPAP before a doctor has ruled out a collapsed lung.",
  },

  examples = {
    { "none planned", sites = { "left rhomboid major" }, gives = "clear" },
    { "in 12 hours", sites = { "left rhomboid major" }, today = { hours_to_flight = 12 },
      gives = "relative" },
    { "in 24 hours", sites = { "left rhomboid major" }, today = { hours_to_flight = 24 },
      gives = "relative" },
    { "in 25 hours", sites = { "left rhomboid major" }, today = { hours_to_flight = 25 },
      gives = "advice" },
    { "in 72 hours", sites = { "left rhomboid major" }, today = { hours_to_flight = 72 },
      gives = "advice" },
    { "in 73 hours", sites = { "left rhomboid major" }, today = { hours_to_flight = 73 },
      gives = "clear" },
    { "in 12 hours, thigh", sites = { "left vastus lateralis" }, today = { hours_to_flight = 12 },
      gives = "clear" },
    { "not asked", sites = { "left rhomboid major" }, today = { hours_to_flight = unknown },
      gives = "clear", could_be = "relative" },
    { "not asked, thigh", sites = { "left vastus lateralis" }, today = { hours_to_flight = unknown },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "time until the next flight 25 h", today = { hours_to_flight = 25 }, gives = "clear",
      could_be = "advice" },
  },
}
