-- SPDX-License-Identifier: MIT
-- Counting terms; silent where "bleeding" says something as grave.

rule "several-drugs" {
  title        = "Several drugs",
  precaution   = medications:count("anticoagulant", "aspirin"):at_least(2),
  advice       = medications:include "anticoagulant":in_state("low dose", "full dose")
                 | conditions:include "antibiotic course":within_days(7),
  finding      = "There are several drugs.",
  unless_given = { "bleeding" },

  examples = {
    { "none", gives = "clear" },
    { "one that bleeding tells", medications = { apixaban = "low dose" }, gives = "clear" },
    { "two", medications = { "aspirin", "apixaban" }, gives = "precaution" },
    { "two, and bleeding says as much", medications = { "aspirin", "apixaban" },
      labs = { inr = "1.0, 90 days ago" }, gives = "clear" },
    { "one and an open list", medications = { "aspirin", others = unknown }, gives = "clear",
      could_be = "precaution" },
    { "antibiotics", conditions = { ["antibiotic course"] = "3 days ago" }, gives = "advice" },
    { "antibiotics long ago", conditions = { ["antibiotic course"] = "30 days ago" }, gives = "clear" },
    { "antibiotics some day", conditions = { "antibiotic course" }, gives = "clear",
      could_be = "advice" },
  },
}
