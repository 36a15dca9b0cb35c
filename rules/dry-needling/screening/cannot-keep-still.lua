-- SPDX-License-Identifier: MIT
-- A muscle that moves carries the needle into what lies beside or below it.
--
-- C10. What counts is whether the patient can keep still, so that is what is asked; a severe or uncontrolled
-- movement disorder counts by its name too. A cough over the lung is the rule "cough-over-lung".

local restless = conditions:include("movement disorder"):in_state("severe", "uncontrolled")

rule "cannot-keep-still" {
  title   = "Cannot keep still",
  sources = { "docsarahb" },

  absolute = ~consent.keeps_still | if_known(restless),

  finding = "The patient cannot keep still while the needles are in.",
  action  = "Do not needle.",

  examples = {
    { "keeps still", gives = "clear" },
    { "does not", consent = { keeps_still = false }, gives = "absolute" },
    { "not asked", consent = { keeps_still = unknown }, gives = "clear", could_be = "absolute" },
    { "severe tremor", conditions = { tremor = "severe" }, gives = "absolute" },
    { "uncontrolled dyskinesia", conditions = { dyskinesia = "uncontrolled" }, gives = "absolute" },
    { "mild tremor, keeps still", conditions = { tremor = "mild" }, gives = "clear" },
    { "Parkinson's disease, keeps still", conditions = { "Parkinson's disease" }, gives = "clear" },
    { "Parkinson's disease, keeping still not asked", conditions = { "Parkinson's disease" },
      consent = { keeps_still = unknown }, gives = "clear", could_be = "absolute" },
    { "illnesses not all asked, keeps still", conditions = { others = unknown }, gives = "clear" },
  },
}
