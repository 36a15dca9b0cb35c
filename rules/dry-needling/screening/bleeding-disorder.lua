-- SPDX-License-Identifier: MIT
-- A plug of platelets, or the fibrin that makes it last, is missing: bleeding starts late or starts again.
--
-- B02 and B03. South Africa's notice has clotting disorders as relative; that the severe ones are absolute
-- is from a review, and where severe ends and mild begins is judgement (J): mild or treated is B03,
-- severe, moderate, untreated or not told is B02. A drug that only such patients take implies the disorder
-- (section 4); drugs for the platelets are the business of the rule "platelets".

local disorder = conditions:include "bleeding disorder"
local severe   = conditions:include "severe bleeding disorder"
local tamed    = if_known(conditions:include("bleeding disorder"):in_state("mild", "treated"))
local said     = if_known(conditions:include("bleeding disorder"):in_state("severe", "untreated"))
local consumed = if_known(conditions:include "disseminated intravascular coagulation")

-- These two may be either, so their degree is asked for.
local factor     = conditions:include("clotting factor deficiency"):in_state("severe", "untreated")
local willebrand = conditions:include("von Willebrand disease"):in_state("type 3", "severe", "untreated")

local platelet_drug = medications:include "eltrombopag" | medications:include "romiplostim"
  | medications:include "avatrombopag" | medications:include "fostamatinib"
local untold = medications:include "bleeding-disorder drug" & ~disorder & ~platelet_drug

-- unnoticed: absolute: "has clotting factor deficiency (severe or untreated)": no example decides by its holding
-- because what is severe or untreated is said by another part; this one is there to ask for the degree.
rule "bleeding-disorder" {
  title   = "Bleeding disorder",
  effect  = "bruising",
  sources = { "sa-bn121-3", "sierpina-2005", "abel-path", "clinical-judgement" },

  absolute = severe & ~tamed | said | factor | willebrand | consumed,
  relative = disorder | untold,

  finding = {
    absolute = "The patient has a severe bleeding disorder, or one that is untreated or of unknown degree.",
    relative = "The patient has a bleeding disorder, or takes a drug that is given for one.",
  },
  action  = {
    absolute = "Do not needle. Refer to the haematologist. (If it is known to be mild or treated, say so.)",
    relative = "Ask the haematologist first, and name the disorder. Then: thin needle, few passes,"
      .. " superficial sites only, press for at least two minutes.",
  },

  examples = {
    { "none", gives = "clear" },
    { "haemophilia A, degree not told", conditions = { "haemophilia A" }, gives = "absolute" },
    { "haemophilia by its code", conditions = { "D67" }, gives = "absolute" },
    { "haemophilia A, severe", conditions = { ["haemophilia A"] = "severe" }, gives = "absolute" },
    { "haemophilia A, moderate", conditions = { ["haemophilia A"] = "moderate" }, gives = "absolute" },
    { "haemophilia A, untreated", conditions = { ["haemophilia A"] = "untreated" },
      gives = "absolute" },
    { "haemophilia A, mild", conditions = { ["haemophilia A"] = "mild" }, gives = "relative" },
    { "haemophilia A, treated", conditions = { ["haemophilia A"] = "treated" }, gives = "relative" },
    { "disseminated intravascular coagulation", conditions = { "DIC" }, gives = "absolute" },
    { "von Willebrand disease, type 1", conditions = { ["von Willebrand disease"] = "type 1" },
      gives = "relative" },
    { "von Willebrand disease, type 3", conditions = { ["von Willebrand disease"] = "type 3" },
      gives = "absolute" },
    { "von Willebrand disease, type not told", conditions = { "von Willebrand disease" },
      gives = "relative", could_be = "absolute" },
    { "haemophilia carrier", conditions = { "haemophilia carrier" }, gives = "relative" },
    { "platelet function defect", conditions = { "platelet function defect" }, gives = "relative" },
    { "factor XI deficiency, degree not told", conditions = { "factor XI deficiency" },
      gives = "relative", could_be = "absolute" },
    { "factor XI deficiency, mild", conditions = { ["factor XI deficiency"] = "mild" },
      gives = "relative" },
    { "acquired coagulopathy, severe", conditions = { ["acquired coagulopathy"] = "severe" },
      gives = "absolute" },
    { "a clotting disorder, not said which", conditions = { "clotting disorder" },
      gives = "relative", could_be = "absolute" },
    { "a clotting disorder, mild", conditions = { ["clotting disorder"] = "mild" },
      gives = "relative" },
    { "emicizumab, disorder not told", medications = { "Hemlibra" }, gives = "relative" },
    { "emicizumab for mild haemophilia", medications = { "Hemlibra" },
      conditions = { ["haemophilia A"] = "mild" }, gives = "relative" },
    { "romiplostim is for the platelets", medications = { "romiplostim" }, gives = "clear" },
    { "easy bruising is another rule", conditions = { "easy bruising" }, gives = "clear" },
    { "an anticoagulant is another rule", medications = { "apixaban" }, gives = "clear" },
    { "illnesses not asked", conditions = { others = unknown }, gives = "clear",
      could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "emicizumab, disorder not told; eltrombopag left empty",
      medications = { eltrombopag = "", "Hemlibra" }, gives = "clear", could_be = "relative" },
    { "avatrombopag", medications = { "avatrombopag" }, gives = "clear" },
    { "emicizumab, disorder not told; severe bleeding disorder left empty", medications = { "Hemlibra" },
      conditions = { ["severe bleeding disorder"] = "" }, gives = "clear", could_be = "absolute" },
    { "fostamatinib", medications = { "fostamatinib" }, gives = "clear" },
    { "haemophilia A, mild; disseminated intravascular coagulation",
      conditions = { ["haemophilia A"] = "mild", "disseminated intravascular coagulation" },
      gives = "absolute" },
    { "medicines not all asked", medications = { others = unknown }, gives = "clear",
      could_be = "relative" },
    { "emicizumab, disorder not told; romiplostim left empty",
      medications = { romiplostim = "", "Hemlibra" }, gives = "clear", could_be = "relative" },
    { "emicizumab, disorder not told; avatrombopag left empty",
      medications = { avatrombopag = "", "Hemlibra" }, gives = "clear", could_be = "relative" },
    { "emicizumab, disorder not told; fostamatinib left empty",
      medications = { fostamatinib = "", "Hemlibra" }, gives = "clear", could_be = "relative" },
    { "eltrombopag", medications = { "eltrombopag" }, gives = "clear" },
  },
}
