-- SPDX-License-Identifier: MIT
-- A smoker's lung is more often emphysematous before anybody has named it, and tears more easily.
--
-- Section 2.1, row 9, names smoking among the risks of a pneumothorax, without a grade: advice (J).

rule "smoker-over-lung" {
  title   = "Smoker, site over the lung",
  effect  = "pneumothorax",
  sources = { "clinical-judgement" },

  advice = site:near "lung" & patient.smoker,

  finding = "Over the lung of a smoker: {site}.",
  action  = "Ask for cough and breathlessness on effort; if there are any, choose another site.",

  examples = {
    { "smoker", sites = { "left rhomboid major" }, patient = { smoker = true }, gives = "advice" },
    { "smoker, thigh", sites = { "left vastus lateralis" }, patient = { smoker = true },
      gives = "clear" },
    { "no smoker", sites = { "left rhomboid major" }, gives = "clear" },
    { "not asked", sites = { "left rhomboid major" }, patient = { smoker = unknown },
      gives = "clear", could_be = "advice" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear" },
  },
}
