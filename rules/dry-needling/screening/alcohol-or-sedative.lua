-- SPDX-License-Identifier: MIT
-- A drink or a sedative widens the vessels, dulls the report of pain and invites a faint.
--
-- G03, its third part. Real intoxication is the rule "intoxicated".

rule "alcohol-or-sedative" {
  title        = "Alcohol or a sedative today",
  effect       = "fainting",
  sources      = { "abel-sync", "sandycove" },
  unless_given = "intoxicated",

  precaution = today.alcohol_or_sedative,

  finding = "The patient has had an alcoholic drink or a sedative today.",
  action  = "Postpone; otherwise lying down, few needles, and no driving afterwards.",

  examples = {
    { "neither", gives = "clear" },
    { "a drink", today = { alcohol_or_sedative = true }, gives = "precaution" },
    { "drunk says it all", today = { alcohol_or_sedative = true, intoxicated = true },
      gives = "clear" },
    { "not asked", today = { alcohol_or_sedative = unknown },
      gives = "clear", could_be = "precaution" },
  },
}
