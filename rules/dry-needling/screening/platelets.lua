-- SPDX-License-Identifier: MIT
-- Platelets plug the hole that a needle leaves; with few of them it stays open.
--
-- B04. No source on dry needling gives a count: caution below 50 is borrowed from electromyography, and 98
-- acupuncture visits below 100 (nine of them below 50) went without bleeding. The bands are judgement (J),
-- with the sample policy of Filshie and Hester for 20. Only those are asked for a count who have cause:
-- platelets low before, a marrow that is ill or under treatment, a drug that lowers them or is given
-- because they are low (section 4). A count that is given is believed, whatever its day.

-- unnoticed: relative: if_known put around "the platelet count is below 50 10*9/L (asked for only if yes to "Is there a reason to doubt the platelets: low before, ill marrow, a drug that lowers them?")"
-- unnoticed: relative: if_known for asked_if: "the platelet count is below 50 10*9/L" is asked of nobody
-- unnoticed: relative: if_known put around "yes to "Is there a reason to doubt the platelets: low before, ill marrow, a drug that lowers them?""
-- unnoticed: precaution: if_known put around "the platelet count is below 100 10*9/L (asked for only if yes to "Is there a reason to doubt the platelets: low before, ill marrow, a drug that lowers them?")"
-- unnoticed: precaution: if_known for asked_if: "the platelet count is below 100 10*9/L" is asked of nobody
-- unnoticed: precaution: if_known put around "yes to "Is there a reason to doubt the platelets: low before, ill marrow, a drug that lowers them?""
-- because whoever is to be asked for the count is asked by the graver grade, and might have that.
rule "platelets" {
  title   = "Low platelets",
  effect  = "bruising",
  sources = {
    "aanem-2021", "relias-boon", "cybularz", "lu-2010", "ref-filshie-2006", "clinical-judgement",
  },

  absolute   = asked_if(patient.platelets_in_doubt, labs.platelets:below(20)),
  relative   = asked_if(patient.platelets_in_doubt, labs.platelets:below(50)),
  precaution = asked_if(patient.platelets_in_doubt, labs.platelets:below(100)),

  finding = "The platelets are at {labs.platelets}.",
  action  = {
    absolute   = "Do not needle. Below 20 the patient may bleed without any needle: the physician must know.",
    relative   = "Ask the haematologist or oncologist first.",
    precaution = "Thin needle, few passes, superficial sites only; press for at least two minutes.",
  },

  examples = {
    { "never counted, no cause", gives = "clear" },
    { "19", labs = { platelets = 19 }, gives = "absolute" },
    { "20", labs = { platelets = 20 }, gives = "relative" },
    { "49", labs = { platelets = 49 }, gives = "relative" },
    { "50", labs = { platelets = 50 }, gives = "precaution" },
    { "99", labs = { platelets = "99 10*9/L, 3 days ago" }, gives = "precaution" },
    { "100", labs = { platelets = 100 }, gives = "clear" },
    { "48000 per microlitre", labs = { platelets = "48000 /uL" }, gives = "relative" },

    { "low before, never counted", conditions = { "thrombocytopenia" },
      gives = "clear", could_be = "absolute" },
    { "low before, now 140", conditions = { "D69.6" }, labs = { platelets = 140 }, gives = "clear" },
    { "cytotoxic, never counted", medications = { "carboplatin" }, gives = "clear",
      could_be = "absolute" },
    { "cytotoxic, count of 180", medications = { "carboplatin" }, labs = { platelets = 180 },
      gives = "clear" },
    { "ruxolitinib, never counted", medications = { "Jakavi" }, gives = "clear",
      could_be = "absolute" },
    { "methotrexate, never counted", medications = { "methotrexate" }, gives = "clear",
      could_be = "absolute" },
    { "romiplostim, never counted", medications = { "romiplostim" }, gives = "clear",
      could_be = "absolute" },
    { "valproate is no cause by itself", medications = { "valproic acid" }, gives = "clear" },
    { "valproate and a cytotoxic", medications = { "valproic acid", "carboplatin" }, gives = "clear",
      could_be = "absolute" },
    { "adalimumab is no cause", medications = { "adalimumab" }, gives = "clear" },
    { "leukaemia, never counted", conditions = { "leukaemia" }, gives = "clear",
      could_be = "absolute" },
    { "leukaemia in remission", conditions = { leukaemia = "remission" }, gives = "clear" },
    { "aplastic anaemia, never counted", conditions = { "aplastic anaemia" }, gives = "clear",
      could_be = "absolute" },
    { "breast cancer on treatment, never counted", conditions = { ["breast cancer"] = "on treatment" },
      gives = "clear", could_be = "absolute" },
    { "breast cancer off treatment", conditions = { ["breast cancer"] = "off treatment" },
      gives = "clear" },
    { "tamoxifen alone", medications = { "tamoxifen" }, gives = "clear" },
    { "medicines not asked", medications = { others = unknown }, gives = "clear",
      could_be = "absolute" },
    { "medicines not asked, count of 180", medications = { others = unknown },
      labs = { platelets = 180 }, gives = "clear" },
    { "thrombocytopenia left empty", conditions = { thrombocytopenia = "" }, gives = "clear",
      could_be = "absolute" },
    { "valproic acid left empty", medications = { ["valproic acid"] = "" }, gives = "clear",
      could_be = "absolute" },
    { "valproic acid, and linezolid left empty", medications = { linezolid = "", "valproic acid" },
      gives = "clear", could_be = "absolute" },
    { "linezolid, and valproic acid left empty", medications = { ["valproic acid"] = "", "linezolid" },
      gives = "clear", could_be = "absolute" },
    { "eltrombopag left empty", medications = { eltrombopag = "" }, gives = "clear",
      could_be = "absolute" },
    { "romiplostim left empty", medications = { romiplostim = "" }, gives = "clear",
      could_be = "absolute" },
    { "avatrombopag left empty", medications = { avatrombopag = "" }, gives = "clear",
      could_be = "absolute" },
    { "fostamatinib left empty", medications = { fostamatinib = "" }, gives = "clear",
      could_be = "absolute" },
  },
}
