-- SPDX-License-Identifier: MIT
-- Needles can become part of a delusion; and consent, keeping still and reporting may fail in mid-session.
--
-- C05, its first part. The source makes no difference between stable and acute, so neither does this.

rule "psychosis" {
  title   = "Psychosis",
  effect  = "distress",
  sources = { "sierpina-2005" },

  relative = conditions:include "psychosis",

  finding = "The patient has a psychotic illness: {conditions:psychosis}.",
  action  = "Defer, and ask whoever treats it.",

  examples = {
    { "schizophrenia", conditions = { "schizophrenia" }, gives = "relative" },
    { "stable", conditions = { psychosis = "stable" }, gives = "relative" },
    { "paranoia", conditions = { "paranoia" }, gives = "relative" },
    { "over", conditions = { psychosis = "resolved" }, gives = "clear" },
    { "depression", conditions = { "depression" }, gives = "clear" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "relative" },
  },
}
