-- SPDX-License-Identifier: MIT
-- Heparin by injection acts most some four hours after the dose; a level of anti-Xa tells how much.
--
-- B06, its second-hand figure for intramuscular injection. No level is asked for: few patients have one.
-- What to do with every anticoagulant, "bleeding" says.

rule "heparin" {
  title   = "Heparin by injection",
  effect  = "bruising",
  sources = { "e4e" },

  advice = medications:include "low molecular weight heparin",

  finding = "The patient injects {medications:low molecular weight heparin}.",
  action  = "If an anti-Xa level four hours after the dose is known and above 0.5 U/mL, wait.",

  examples = {
    { "none", gives = "clear" },
    { "enoxaparin", medications = { enoxaparin = "40 mg" }, gives = "advice" },
    { "heparin gel", medications = { "heparin gel" }, gives = "clear" },
    { "apixaban", medications = { "apixaban" }, gives = "clear" },
    { "medicines not asked", medications = { others = unknown }, gives = "clear", could_be = "advice" },
  },
}
