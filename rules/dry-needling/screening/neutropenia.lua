-- SPDX-License-Identifier: MIT
-- Without neutrophils the germs of a single puncture meet nobody.
--
-- I03 and section 8. Below 0.5: a table for acupuncture in breast cancer; the other bands are judgement
-- (J), and an oncologist's answer finds it acceptable in general, hence the reading "lax". Only those are
-- asked for a count who have cause. Neutropenia that is stated and not counted is relative: the row's grade.

local cause = conditions:include "neutropenia" | patient.marrow_suppressed
  | medications:include "neutrophil-lowering drug"

-- unnoticed: relative: "has neutropenia": no example decides by its holding
-- unnoticed: relative: "has neutropenia" left out
-- unnoticed: relative: "has neutropenia" becomes "has illness that weakens the defences"
-- unnoticed: relative: if_known put around "has neutropenia"
-- unnoticed: relative: if_known put around "has neutropenia"
-- because neutropenia that nobody counted has the same grade by the part of its own.
-- unnoticed: precaution: if_known put around "the neutrophil count is below 1.5 10*9/L (asked for only if (has neutropenia or yes to "Could illness or treatment have lowered the platelets and white cells?" or takes a drug that lowers the neutrophils))"
-- unnoticed: precaution: if_known for asked_if: "the neutrophil count is below 1.5 10*9/L" is asked of nobody
-- unnoticed: precaution: "&" for "|" between "(has neutropenia or yes to "Could illness or treatment have lowered the platelets and white cells?")" and "takes a drug that lowers the neutrophils"
-- unnoticed: precaution: "(has neutropenia or yes to "Could illness or treatment have lowered the platelets and white cells?")" left out
-- unnoticed: precaution: "takes a drug that lowers the neutrophils" left out
-- unnoticed: precaution: "&" for "|" between "has neutropenia" and "yes to "Could illness or treatment have lowered the platelets and white cells?""
-- unnoticed: precaution: "has neutropenia" left out
-- unnoticed: precaution: "yes to "Could illness or treatment have lowered the platelets and white cells?"" left out
-- unnoticed: precaution: "has neutropenia" becomes "has illness that weakens the defences"
-- unnoticed: precaution: if_known put around "has neutropenia"
-- unnoticed: precaution: if_known put around "yes to "Could illness or treatment have lowered the platelets and white cells?""
-- unnoticed: precaution: "takes a drug that lowers the neutrophils" becomes "takes a hormonal cancer drug"
-- unnoticed: precaution: if_known put around "takes a drug that lowers the neutrophils"
-- because whoever is to be asked for the count is asked by the graver grade, and might have that.
rule "neutropenia" {
  title   = "Low neutrophils",
  effect  = "infection",
  sources = { "ecam-t3", "oncolink", "clinical-judgement" },

  absolute   = ~policy.neutropenia:is "lax" & asked_if(cause, labs.neutrophils:below(0.5)),
  relative   = asked_if(cause, labs.neutrophils:below(1.0)) | conditions:include "neutropenia" & ~labs.neutrophils:known(),
  precaution = asked_if(cause, labs.neutrophils:below(1.5)),

  finding = "The neutrophils are low (count: {labs.neutrophils}).",
  action  = {
    absolute   = "Do not needle. If there is fever, it is an emergency.",
    relative   = "Ask the oncologist or haematologist first, with a fresh count.",
    precaution = "Disinfect the skin, few needles, none left in. Tell to call with fever or a red, hot place.",
  },

  examples = {
    { "never counted, no cause", gives = "clear" },
    { "none at all", labs = { neutrophils = 0 }, gives = "absolute" },
    { "0.4", labs = { neutrophils = 0.4 }, gives = "absolute" },
    { "0.5", labs = { neutrophils = 0.5 }, gives = "relative" },
    { "0.9", labs = { neutrophils = "900 /uL" }, gives = "relative" },
    { "1.0", labs = { neutrophils = 1.0 }, gives = "precaution" },
    { "1.4", labs = { neutrophils = 1.4 }, gives = "precaution" },
    { "1.5", labs = { neutrophils = 1.5 }, gives = "clear" },
    { "stated, never counted", conditions = { "neutropenia" }, gives = "relative",
      could_be = "absolute" },
    { "stated, now 2.4", conditions = { "D70" }, labs = { neutrophils = 2.4 }, gives = "clear" },
    { "cytotoxic, never counted", medications = { "docetaxel" }, gives = "clear",
      could_be = "absolute" },
    { "cytotoxic, count of 3.1", medications = { "docetaxel" }, labs = { neutrophils = 3.1 },
      gives = "clear" },
    { "sulfasalazine, never counted", medications = { "sulfasalazine" }, gives = "clear",
      could_be = "absolute" },
    { "chemotherapy at present, never counted", conditions = { chemotherapy = "current" },
      gives = "clear", could_be = "absolute" },
    { "chemotherapy in the past", conditions = { chemotherapy = "past" }, gives = "clear" },
    { "myelodysplasia, never counted", conditions = { "MDS" }, gives = "clear",
      could_be = "absolute" },
    { "adalimumab is no cause", medications = { "adalimumab" }, gives = "clear" },
    { "prednisolone is no cause", medications = { prednisolone = "high dose" }, gives = "clear" },
    { "medicines not asked", medications = { others = unknown }, gives = "clear",
      could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "chemotherapy at present, never counted; policy neutropenia lax",
      conditions = { chemotherapy = "current" }, policy = { neutropenia = "lax" }, gives = "clear",
      could_be = "relative" },
    { "sulfasalazine, never counted; policy neutropenia lax", medications = { "sulfasalazine" },
      policy = { neutropenia = "lax" }, gives = "clear", could_be = "relative" },
    { "never counted, no cause; neutropenia left empty", conditions = { neutropenia = "" },
      gives = "clear", could_be = "absolute" },
    { "never counted, no cause; breast cancer", conditions = { "breast cancer" }, gives = "clear",
      could_be = "absolute" },
    { "medicines not asked; not marrow suppressed", medications = { others = unknown },
      patient = { marrow_suppressed = false }, gives = "clear", could_be = "absolute" },
    { "never counted, no cause; prostate cancer; policy neutropenia lax",
      conditions = { "prostate cancer" }, policy = { neutropenia = "lax" }, gives = "clear",
      could_be = "relative" },
    { "never counted, no cause; mercaptopurine left empty; policy neutropenia lax",
      medications = { mercaptopurine = "" }, policy = { neutropenia = "lax" }, gives = "clear",
      could_be = "relative" },
  },
}
