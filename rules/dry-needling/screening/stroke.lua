-- SPDX-License-Identifier: MIT
-- After a fresh stroke or TIA the next may follow within days, and pressure and pain are to be spared.
--
-- D12: an acute stroke (a therapist's list) and a recent TIA (J). No source says how long "recent" lasts:
-- less than twelve weeks, as with the heart (J). A stroke that begins now is the rule "emergency".

local fresh = conditions:include("stroke"):in_state("acute", "recent")

rule "stroke" {
  title        = "Recent stroke or TIA",
  sources      = { "docsarahb", "clinical-judgement" },
  unless_given = "emergency",

  relative = if_known(fresh) | conditions:include("stroke"):within_days(83),

  finding = "The patient had a stroke or a TIA less than twelve weeks ago.",
  action  = "Defer, and ask the neurologist.",

  examples = {
    { "healthy", gives = "clear" },
    { "acute stroke", conditions = { stroke = "acute" }, gives = "relative" },
    { "recent TIA", conditions = { TIA = "recent" }, gives = "relative" },
    { "stroke 83 days ago", conditions = { stroke = "83 days ago" }, gives = "relative" },
    { "stroke 84 days ago", conditions = { stroke = "84 days ago" }, gives = "clear" },
    { "TIA last week", conditions = { TIA = "7 days ago" }, gives = "relative" },
    { "stroke, day not said", conditions = { "stroke" }, gives = "clear", could_be = "relative" },
    { "old stroke", conditions = { stroke = "old" }, gives = "clear" },
    { "migraine", conditions = { "migraine" }, gives = "clear" },
    { "signs of a stroke today say it all", conditions = { stroke = "acute" },
      today = { emergency = true }, gives = "clear" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "relative" },
  },
}
