-- SPDX-License-Identifier: MIT
-- Who is drunk or drugged can neither consent nor report, and faints easily.
--
-- C05, its second part (J). One drink or one pill is the rule "alcohol-or-sedative".

rule "intoxicated" {
  title   = "Intoxicated",
  effect  = "fainting",
  sources = { "clinical-judgement" },

  relative = today.intoxicated,

  finding = "The patient is drunk or under the influence of drugs.",
  action  = "Defer to another day.",

  examples = {
    { "sober", gives = "clear" },
    { "drunk", today = { intoxicated = true }, gives = "relative" },
    { "one drink", today = { alcohol_or_sedative = true }, gives = "clear" },
    { "not asked", today = { intoxicated = unknown }, gives = "clear", could_be = "relative" },
  },
}
