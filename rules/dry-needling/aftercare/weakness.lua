-- SPDX-License-Identifier: MIT
-- A needle in a nerve, or blood that presses on it, takes away its power: wrist drop, foot drop. Next to
-- the spine the blood presses on the cord, and hours decide whether the power comes back.
--
-- 2.1 row 8 sends all weakness to the emergency department, 2.3 to a doctor the same day, and to the
-- emergency department if it gets worse. Taken from both: stable is the same day, but an emergency after
-- a site at the spinal canal, or where blood clots badly (J). It holds for any site and any time.

local weak     = after.weakness:one_of("stable", "progressive")
local at_spine = any_site(site:near "spinal canal")

-- unnoticed: same_day: if_known put around "weakness is stable or progressive"
-- because where this is not known, the graver grade is possible as well.
-- unnoticed: emergency: "weakness is stable or progressive" becomes "weakness is stable"
-- unnoticed: emergency: if_known put around "weakness is stable or progressive"
-- unnoticed: same_day: "weakness is stable or progressive" becomes "weakness is stable"
-- because a weakness that progresses, or may, has the gravest grade by its own part.
rule "weakness" {
  title   = "Weakness of a limb",
  effect  = "nerve-irritation",
  sources = { "mcmanus", "lee-2011", "berrigan", "trybulski-2024", "clinical-judgement" },

  emergency = after.weakness:is "progressive" | weak & (at_spine | patient.bleeding_tendency),
  same_day  = weak,

  finding = {
    emergency = "A limb is weak, and it is getting worse, or a site at the spinal canal was treated, or"
      .. " the patient's blood clots badly.",
    same_day  = "A limb is weak; it is not getting worse.",
  },
  action  = {
    emergency = "Emergency department now: a haematoma that presses on the cord or a nerve must be"
      .. " ruled out. Tell them the site and the time.",
    same_day  = "To be examined by a doctor today. If it gets worse, or spreads to another limb:"
      .. " emergency department.",
  },

  examples = {
    { "none", sites = { "left brachialis" }, after = { others = "no", hours = 5 }, gives = "clear" },
    { "wrist drop, stable", sites = { "left brachialis" },
      after = { others = "no", hours = 5, weakness = "stable" }, gives = "same_day" },
    { "wrist drop, getting worse", sites = { "left brachialis" },
      after = { others = "no", hours = 5, weakness = "progressive" }, gives = "emergency" },
    { "stable for a week", sites = { "left brachialis" },
      after = { others = "no", hours = 168, weakness = "stable" }, gives = "same_day" },
    { "after a site at the spinal canal", sites = { "left cervical multifidus" },
      after = { others = "no", hours = 5, weakness = "stable" }, gives = "emergency" },
    { "on an anticoagulant", sites = { "left brachialis" }, medications = { "apixaban" },
      after = { others = "no", hours = 5, weakness = "stable" }, gives = "emergency" },
    { "medicines not asked", sites = { "left brachialis" }, medications = { others = unknown },
      after = { others = "no", hours = 5, weakness = "stable" }, gives = "same_day",
      could_be = "emergency" },
    { "sites not told", after = { others = "no", hours = 5, weakness = "stable" }, gives = "same_day",
      could_be = "emergency" },
    { "nothing asked", sites = { "left brachialis" }, after = { hours = 5 }, gives = "clear",
      could_be = "emergency" },
    { "tingling is another rule", sites = { "left brachialis" },
      after = { others = "no", hours = 5, tingling = 5 }, gives = "clear" },
    { "on an anticoagulant, not weak", sites = { "left cervical multifidus" }, medications = { "apixaban" },
      after = { others = "no", hours = 5 }, gives = "clear" },
  },
}
