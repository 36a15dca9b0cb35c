-- SPDX-License-Identifier: MIT
-- A fit of coughing throws the chest wall against the needle.
--
-- C10, the part that is local to the thorax (J). The rule "cannot-keep-still" has the rest.

rule "cough-over-lung" {
  title   = "Severe cough, site over the lung",
  effect  = "pneumothorax",
  sources = { "clinical-judgement" },

  absolute = site:near "lung" & conditions:include "severe cough",

  finding = "Over the lung, and the patient has a severe cough: {site}.",
  action  = "Do not needle this site until the cough has gone.",

  examples = {
    { "severe cough", sites = { "left rhomboid major" }, conditions = { "severe cough" },
      gives = "absolute" },
    { "severe cough, thigh", sites = { "left vastus lateralis" }, conditions = { "severe cough" },
      gives = "clear" },
    { "cough that is past", sites = { "left rhomboid major" },
      conditions = { ["severe cough"] = "past" }, gives = "clear" },
    { "a cold", sites = { "left rhomboid major" }, conditions = { "common cold" }, gives = "clear" },
    { "illnesses not all asked", sites = { "left rhomboid major" }, conditions = { others = unknown },
      gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear" },
  },
}
