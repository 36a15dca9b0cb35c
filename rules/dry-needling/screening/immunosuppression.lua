-- SPDX-License-Identifier: MIT
-- Lowered defences turn a puncture into an infection: a man with diabetes, one sterile needle in the calf,
-- was septic the same night.
--
-- I04 ("precaution, rising to relative") and section 8. South Africa's notice has the whole group as
-- relative, which is the reading "strict"; clinics just want to be told. When precaution rises to relative
-- the row does not say: here, when infections are frequent already (J). 20 mg of prednisolone for two
-- weeks is the usual definition, borrowed. Low counts, valves, asplenia and cancer have rules of their own.

local often = history.infections_often | conditions:include "recurrent infections"

rule "immunosuppression" {
  title   = "Lowered defences",
  effect  = "infection",
  sources = { "sa-bn121-3", "shah", "ref-green-book", "clinical-judgement" },

  relative   = patient.immunocompromised & (often | policy.immune_conditions:is "strict"),
  precaution = patient.immunocompromised,
  advice     = medications:include "weak immunosuppressant",

  finding = {
    relative   = "The patient's defences are lowered, and infections are frequent or this clinic wants a"
      .. " physician's word.",
    precaution = "The patient's defences against infection are lowered, by illness or by treatment.",
    advice     = "The patient takes a drug with a small effect on the defences.",
  },
  action  = {
    relative   = "Ask the treating physician first.",
    precaution = "Disinfect the skin, few needles, none left in. Give the warning signs in writing: spreading"
      .. " redness, heat, pus, fever, pain out of proportion.",
    advice     = "No change of technique; name the warning signs of infection.",
  },

  examples = {
    { "healthy", gives = "clear" },
    { "HIV", conditions = { "HIV" }, gives = "precaution" },
    { "HIV by its code", conditions = { "Z21" }, gives = "precaution" },
    { "hepatitis C", conditions = { "hepatitis C" }, gives = "precaution" },
    { "kidney transplant", conditions = { "kidney transplant" }, gives = "precaution" },
    { "diabetes", conditions = { diabetes = "controlled" }, gives = "precaution" },
    { "diabetes, by the drug", medications = { "insulin glargine" }, gives = "precaution" },
    { "cancer on treatment", conditions = { ["breast cancer"] = "on treatment" },
      gives = "precaution" },
    { "cancer in remission", conditions = { ["breast cancer"] = "remission" }, gives = "clear" },
    { "history of cancer", conditions = { "Z85.3" }, gives = "clear" },
    { "adalimumab", medications = { "Humira" }, gives = "precaution" },
    { "methotrexate", medications = { "methotrexate" }, gives = "precaution" },
    { "tofacitinib", medications = { "tofacitinib" }, gives = "precaution" },
    { "hydroxychloroquine", medications = { "hydroxychloroquine" }, gives = "advice" },
    { "dupilumab", medications = { "dupilumab" }, gives = "clear" },
    { "tacrolimus ointment", medications = { "tacrolimus ointment" }, gives = "clear" },
    { "prednisolone, high dose", medications = { prednisolone = "high dose" }, gives = "precaution" },
    { "prednisolone, low dose", medications = { prednisolone = "low dose" }, gives = "clear" },
    { "prednisolone, dose not told", medications = { "prednisolone" }, gives = "clear",
      could_be = "precaution" },
    { "budesonide by inhaler", medications = { "budesonide inhaler" }, gives = "clear" },
    { "rheumatoid arthritis without drugs", conditions = { "rheumatoid arthritis" }, gives = "clear" },
    { "often infected, else healthy", history = { infections_often = true }, gives = "clear" },
    { "adalimumab, often infected", medications = { "adalimumab" },
      history = { infections_often = true }, gives = "relative" },
    { "HIV, recurrent infections in the record", conditions = { "HIV", "recurrent infections" },
      gives = "relative" },
    { "adalimumab, infections not asked", medications = { "adalimumab" },
      history = { infections_often = unknown }, gives = "precaution", could_be = "relative" },
    { "medicines not asked", medications = { others = unknown }, gives = "clear",
      could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "relative" },
    { "HIV; policy immune conditions strict", conditions = { "HIV" },
      policy = { immune_conditions = "strict" }, gives = "relative" },
    { "medicines not asked; not immunocompromised", medications = { others = unknown },
      patient = { immunocompromised = false }, gives = "clear", could_be = "advice" },
    { "breast cancer", conditions = { "breast cancer" }, gives = "precaution" },
    { "chemotherapy", conditions = { "chemotherapy" }, gives = "clear", could_be = "precaution" },
    { "immune disorder left empty", conditions = { ["immune disorder"] = "" }, gives = "clear",
      could_be = "precaution" },
    { "viral hepatitis left empty", conditions = { ["viral hepatitis"] = "" }, gives = "clear",
      could_be = "precaution" },
    { "methotrexate left empty", medications = { methotrexate = "" }, gives = "clear",
      could_be = "precaution" },
    { "gestational diabetes left empty", conditions = { ["gestational diabetes"] = "" }, gives = "clear",
      could_be = "precaution" },
    { "chlorambucil", medications = { "chlorambucil" }, gives = "precaution" },
    { "breast cancer off treatment", conditions = { ["breast cancer"] = "off treatment" },
      gives = "precaution" },
    { "not cancer treated; prostate cancer left empty", patient = { cancer_treated = false },
      conditions = { ["prostate cancer"] = "" }, gives = "clear", could_be = "precaution" },
  },
}
