-- SPDX-License-Identifier: MIT
-- Nothing is wrong with this one: all that the others leave out or do wrong.

rule "sound" {
  title   = "Bleeding",
  effect  = "bruising",
  sources = { "example-2020" },

  relative   = medications:include "anticoagulant" & labs.inr:above(3),
  precaution = medications:include "anticoagulant",

  finding = "The patient takes {medications:anticoagulant}.",
  action  = { relative = "Ask the physician first.", precaution = "Press longer." },

  examples = {
    { "healthy", gives = "clear" },
    { "diluted", medications = { warfarin = "yes" }, gives = "precaution" },
    { "too thin", medications = { warfarin = "yes" }, labs = { inr = "3.5, 2026-11-20" },
      gives = "relative" },
  },
}
