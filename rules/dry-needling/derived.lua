-- SPDX-License-Identifier: MIT
-- Numbers and named conditions that are worked out from the answers, so that many rules can share them.

derive "patient.age" { value = years_since(patient.birth_date) }
derive "patient.bmi" { value = patient.weight / (patient.height * patient.height) }

-- ---------------------------------------------------------------- bleeding

-- A record may say "long-term use of anticoagulants" and not which.
derive "patient.anticoagulated" {
  when = medications:include "anticoagulant" | conditions:include "anticoagulation",
}

-- Cancer under treatment, by its own word or by a drug that says so. Hormones do not (section 4).
derive "patient.cancer_treated" {
  when = conditions:include("cancer"):in_state("on treatment")
    | conditions:include("chemotherapy"):in_state("current")
    | medications:include "cancer drug",
}

-- Cause to ask for platelets and neutrophils alike. D11: with cancer under treatment, use B04 and I03.
local blood_cancer = conditions:include "blood cancer"
  & ~if_known(conditions:include("blood cancer"):in_state("remission"))

derive "patient.marrow_suppressed" {
  when = patient.cancer_treated | blood_cancer | conditions:include "marrow failure",
}

-- Cause to ask for platelets. Valproate lowers them too, but section 4 sends it to B10 ("bruising").
local lowers_platelets = medications:include "platelet-lowering drug"
local only_valproate   = medications:include "valproic acid"
  & medications:count("platelet-lowering drug"):at_most(1)
local raises_platelets = medications:include "eltrombopag" | medications:include "romiplostim"
  | medications:include "avatrombopag" | medications:include "fostamatinib"

derive "patient.platelets_in_doubt" {
  when = conditions:include "thrombocytopenia" | patient.marrow_suppressed
    | lowers_platelets & ~only_valproate | raises_platelets,
}

-- B01. A platelet count that is known and not low settles what the list of illnesses says.
local thrombocytopenia = conditions:include "thrombocytopenia" & ~if_known(labs.platelets:at_least(100))
  | asked_if(patient.platelets_in_doubt, labs.platelets:below(100))
local clotting_drug    = medications:include "bleeding-disorder drug" & ~raises_platelets

derive "patient.bleeding_tendency" {
  when = patient.anticoagulated | conditions:include "bleeding disorder" | clotting_drug
    | thrombocytopenia,
}

-- ---------------------------------------------------------------- infection

derive "patient.diabetic" {
  when = conditions:include "diabetes" | medications:include "diabetes drug",
}

-- I04. An autoimmune disease is no cause by itself: the drugs are.
local cancer = conditions:include "cancer" & ~if_known(conditions:include("cancer"):in_state("remission"))

derive "patient.immunocompromised" {
  when = conditions:include "immune disorder" | conditions:include "viral hepatitis" | cancer
    | patient.cancer_treated | patient.diabetic | medications:include "immunosuppressive drug"
    | medications:include("systemic corticosteroid"):in_state("high dose"),
}

-- G02. Nobody who is well is asked for a temperature.
derive "patient.febrile" {
  when = asked_if(today.unwell, today.temperature:at_least(38)) | conditions:include "fever",
}

-- ---------------------------------------------------------------- metabolism, nerves, devices

derive "patient.hypoglycaemia_prone" {
  when = medications:include "glucose-lowering with hypoglycaemia risk",
}

-- The drug implies epilepsy until the patient says what else it is for.
derive "patient.epileptic" {
  when = conditions:include "epilepsy" | medications:include "antiseizure drug",
}

derive "patient.active_implant" {
  when = implants:include "electronic implant" | conditions:include "electronic cardiac device",
}

-- ---------------------------------------------------------------- pregnancy

-- P07: a possible pregnancy counts until a test says no. It is asked of everyone but men, girls below ten
-- and women from 56 on (J); an answer counts all the same, whoever gives it. A pregnancy in the list of
-- illnesses counts, but the list is no second question.
local cannot_be = patient.sex:is "male" | patient.age:below(10) | patient.age:at_least(56)

derive "patient.pregnant" {
  when = asked_if(~if_known(cannot_be), pregnancy.pregnant:one_of("yes", "possible"))
    | if_known(conditions:include "pregnancy"),
}

-- ---------------------------------------------------------------- lung, fainting, food

-- From any cause, and however long ago.
derive "patient.had_pneumothorax" {
  when = history.pneumothorax | conditions:include "pneumothorax"
    | conditions:include("pneumothorax"):in_state("past", "old", "healed", "resolved"),
}

-- Measured if somebody did, else by the eye.
derive "patient.lean" {
  when = if_known(patient.bmi:below(18.5))
    | ~patient.bmi:known() & (patient.lean_build | conditions:include "lean tissue"),
}

derive "patient.faint_prone" {
  when = history.fainted | conditions:include "fainting"
    | conditions:include("fainting"):in_state("past", "old", "resolved"),
}

-- C13: more than six months count as new.
derive "patient.new_to_needling" {
  when = ~history.needled_before | history.days_since_session:above(183),
}

-- G03: four hours (J).
derive "patient.fasting" { when = today.hours_since_meal:above(4) }

-- unnoticed: patient.febrile: "has fever" left out
-- unnoticed: patient.febrile: if_known put around "has fever"
-- because the one rule that reads it asks for infections of the whole body, and fever is one.
-- unnoticed: patient.marrow_suppressed: if_known left out around "has blood cancer (remission)"
-- unnoticed: patient.platelets_in_doubt: if_known put around "takes valproic acid"
-- unnoticed: patient.platelets_in_doubt: if_known put around "the number of different medications (drug that lowers the platelets) is at most 1"
-- because a doubt that is possible asks for the same count as one that is certain.
-- unnoticed: patient.bleeding_tendency: "the platelet count is at least 100 10*9/L": no example decides by its not holding
-- unnoticed: patient.bleeding_tendency: "the platelet count is at least 100 10*9/L" becomes "the platelet count is at least 99 10*9/L"
-- because below 100 the next part says it.
-- unnoticed: patient.bleeding_tendency: if_known put around "has thrombocytopenia"
-- because where it is not answered, it is a reason to doubt the platelets, and the next part is open as well.
-- unnoticed: patient.faint_prone: if_known put around "has fainting"
-- unnoticed: patient.faint_prone: if_known put around "has fainting (past, old or resolved)"
-- unnoticed: patient.had_pneumothorax: if_known put around "has pneumothorax"
-- unnoticed: patient.had_pneumothorax: if_known put around "has pneumothorax (past, old, healed or resolved)"
-- because where it is not answered, both parts on it are open.
-- unnoticed: patient.pregnant: if_known left out around "(sex is male or the age is below 10 years or the age is at least 56 years)"
-- because whether the question may be asked or must be, an answer that is missing leaves it open.
