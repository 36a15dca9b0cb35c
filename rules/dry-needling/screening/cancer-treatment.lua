-- SPDX-License-Identifier: MIT
-- Treatment of a cancer lowers platelets, white cells and healing; who gives it knows by how much.
--
-- D11. The counts are the rules "platelets" and "neutropenia", the nodes "limb-at-risk". Hormones against
-- breast or prostate cancer are no such treatment: section 1 has no line for them.

rule "cancer-treatment" {
  title   = "Cancer under treatment",
  effect  = "infection",
  sources = { "devalois-2024" },

  relative = patient.cancer_treated,

  finding = "A cancer is being treated.",
  action  = "Ask the oncology team first; platelets and neutrophils must be known.",

  examples = {
    { "healthy", gives = "clear" },
    { "on treatment", conditions = { ["breast cancer"] = "on treatment" }, gives = "relative" },
    { "off treatment", conditions = { ["breast cancer"] = "off treatment" }, gives = "clear" },
    { "in remission", conditions = { lymphoma = "remission" }, gives = "clear" },
    { "whether treated not said", conditions = { "lymphoma" }, gives = "clear", could_be = "relative" },
    { "chemotherapy now", conditions = { chemotherapy = "current" }, gives = "relative" },
    { "chemotherapy in the past", conditions = { chemotherapy = "past" }, gives = "clear" },
    { "docetaxel", medications = { "docetaxel" }, gives = "relative" },
    { "docetaxel, stopped", medications = { docetaxel = "stopped" }, gives = "clear" },
    { "ibrutinib", medications = { "ibrutinib" }, gives = "relative" },
    { "pembrolizumab", medications = { "pembrolizumab" }, gives = "relative" },
    { "tamoxifen", medications = { "tamoxifen" }, gives = "clear" },
    { "methotrexate for rheumatoid arthritis", medications = { "methotrexate" },
      conditions = { "rheumatoid arthritis" }, gives = "clear" },
    { "fluorouracil cream", medications = { "fluorouracil cream" }, gives = "clear" },
    { "history of cancer", conditions = { "history of cancer" }, gives = "clear" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "relative" },
    { "medicines not all asked", medications = { others = unknown },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "chemotherapy", conditions = { "chemotherapy" }, gives = "clear", could_be = "relative" },
  },
}
