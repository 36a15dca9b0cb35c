-- SPDX-License-Identifier: MIT
-- A used needle that pricks the therapist carries what is in the blood.
--
-- I11: no reason to refuse anyone. What the virus means for the patient's own defences, "immunosuppression" says.

rule "blood-borne-virus" {
  title   = "Blood-borne virus",
  effect  = "infection",
  sources = { "renew", "bondurant", "ref-cdc-precautions" },

  precaution = conditions:include "blood-borne virus",

  finding = "The patient carries a virus that blood can pass on.",
  action  = "Standard precautions, as with every patient: gloves, sharps box at hand, no recapping. It is no"
    .. " reason to refuse.",

  examples = {
    { "none", gives = "clear" },
    { "hepatitis B", conditions = { "HBV" }, gives = "precaution" },
    { "hepatitis C by its code", conditions = { "B18.2" }, gives = "precaution" },
    { "HIV", conditions = { "HIV positive" }, gives = "precaution" },
    { "not said which", conditions = { "blood-borne illness" }, gives = "precaution" },
    { "hepatitis B, healed", conditions = { ["hepatitis B"] = "resolved" }, gives = "clear" },
    { "cirrhosis", conditions = { "cirrhosis" }, gives = "clear" },
    { "illnesses not asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
  },
}
