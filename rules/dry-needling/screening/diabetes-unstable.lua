-- SPDX-License-Identifier: MIT
-- Sugar that nobody controls feeds infections and swings during the session.
--
-- D02. No source of dry needling gives an HbA1c. From 69 mmol/mol (8.5 %) on it waits, borrowed from
-- planned surgery in the UK; 59 to 68 is care (J). What is said of the control settles it without a
-- measurement, and a measurement settles it where nothing is said. Somebody who takes a drug for diabetes
-- and names no diabetes is asked for the HbA1c, nobody else is.

local said       = conditions:include("diabetes"):in_state("uncontrolled", "unstable")
local controlled = conditions:include("diabetes"):in_state "controlled"
local by_drug    = medications:include "diabetes drug" & ~conditions:include "diabetes"

local high      = labs.hba1c:at_least(69)
local open      = ~labs.hba1c:known() & ~if_known(controlled)
local undecided = open & (said | by_drug & high)

-- unnoticed: relative: "(the HbA1c is not known and not known to be so: has diabetes (controlled) and (has diabetes (uncontrolled or unstable) or (takes a drug that marks diabetes and has no diabetes and the HbA1c is at least 69 mmol/mol)))": no example decides by its holding
-- unnoticed: relative: "(has diabetes (uncontrolled or unstable) or (takes a drug that marks diabetes and has no diabetes and the HbA1c is at least 69 mmol/mol))": no example decides by its holding
-- unnoticed: relative: "(takes a drug that marks diabetes and has no diabetes and the HbA1c is at least 69 mmol/mol)": no example decides by its holding
-- unnoticed: relative: "has diabetes": no example decides by its holding
-- unnoticed: relative: if_known left out around "has diabetes (controlled)"
-- unnoticed: relative: "has no diabetes" left out
-- unnoticed: relative: "has diabetes" becomes "has skin that does not feel"
-- unnoticed: relative: if_known put around "has diabetes"
-- because this part only asks for an HbA1c that is not known: once it is known, the other part decides.
-- unnoticed: precaution: "the HbA1c is at least 59 mmol/mol and below 69 mmol/mol" becomes "the HbA1c is at least 59 mmol/mol"
-- unnoticed: precaution: "the HbA1c is at least 59 mmol/mol and below 69 mmol/mol" becomes "the HbA1c is at least 59 mmol/mol and below 70 mmol/mol"
-- because from 69 mmol/mol on the graver grade holds.
rule "diabetes-unstable" {
  title   = "Diabetes that is not under control",
  effect  = "infection",
  sources = { "jotform-crs", "preop-uk", "droracle", "clinical-judgement" },

  relative   = if_known(said | high) | undecided,
  precaution = if_known(labs.hba1c:between(59, 69)),

  finding = {
    relative   = "The diabetes is not under control (HbA1c: {labs.hba1c}).",
    precaution = "The diabetes is not well under control (HbA1c: {labs.hba1c}).",
  },
  action  = {
    relative   = "Defer until the general practitioner has it under control.",
    precaution = "Needle little, disinfect the skin, and send the patient to have the treatment looked at.",
  },

  examples = {
    { "healthy, never measured", gives = "clear" },
    { "controlled, never measured", conditions = { diabetes = "controlled" }, gives = "clear" },
    { "controlled, on insulin, never measured", conditions = { ["type 1 diabetes"] = "controlled" },
      medications = { "insulin glargine" }, gives = "clear" },
    { "uncontrolled", conditions = { diabetes = "uncontrolled" }, gives = "relative" },
    { "unstable", conditions = { ["type 2 diabetes"] = "unstable" }, gives = "relative" },
    { "control not said", conditions = { "diabetes" }, gives = "clear", could_be = "relative" },
    { "control not said, HbA1c of 50", conditions = { "diabetes" }, labs = { hba1c = 50 },
      gives = "clear" },
    { "HbA1c of 58", conditions = { "diabetes" }, labs = { hba1c = 58 }, gives = "clear" },
    { "HbA1c of 59", conditions = { "diabetes" }, labs = { hba1c = 59 }, gives = "precaution" },
    { "HbA1c of 68", conditions = { "diabetes" }, labs = { hba1c = 68 }, gives = "precaution" },
    { "HbA1c of 69", conditions = { "diabetes" }, labs = { hba1c = 69 }, gives = "relative" },
    { "HbA1c of 8.5 per cent", conditions = { "diabetes" }, labs = { hba1c = "8.5 %" },
      gives = "relative" },
    { "HbA1c of 8.0 per cent", conditions = { "diabetes" }, labs = { hba1c = "8.0 %" },
      gives = "precaution" },
    { "said to be controlled, HbA1c of 75", conditions = { diabetes = "controlled" },
      labs = { hba1c = 75 }, gives = "relative" },
    { "uncontrolled, HbA1c of 50", conditions = { diabetes = "uncontrolled" },
      labs = { hba1c = 50 }, gives = "relative" },
    { "metformin, no diabetes named", medications = { "metformin" },
      gives = "clear", could_be = "relative" },
    { "metformin, HbA1c of 40", medications = { "metformin" }, labs = { hba1c = 40 },
      gives = "clear" },
    { "metformin, diabetes controlled", medications = { "metformin" },
      conditions = { diabetes = "controlled" }, gives = "clear" },
    { "gestational, over", conditions = { ["gestational diabetes"] = "resolved" }, gives = "clear" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "relative" },
    { "medicines not all asked", medications = { others = unknown },
      gives = "clear", could_be = "relative" },
    { "medicines not all asked, diabetes controlled", medications = { others = unknown },
      conditions = { diabetes = "controlled" }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "controlled, never measured; gestational diabetes",
      conditions = { diabetes = "controlled", "gestational diabetes" }, gives = "clear" },
  },
}
