-- SPDX-License-Identifier: MIT
local number   = labs.inr & patient.smoker
local plain    = patient.smoker | 3
local text     = patient.smoker & "warfarin"
local choice   = ~patient.sex
local date     = if_known(patient.birth_date)
local section  = ~patient
local list     = ~medications
local one      = ~session
local many     = ~sessions
local place    = ~site
local unsaid   = ~unknown
local nothing  = patient.smoker & nil
local counted  = ~medications:count "anticoagulant"
local reckoned = ~(patient.age + 3)
local cause    = asked_if(labs.inr, patient.smoker)

rule "not-a-condition" {
  title      = "No conditions",
  absolute   = number | plain | text | choice | date | section | list | one | many | place,
  relative   = unsaid | nothing | counted | reckoned | cause,
  precaution = labs.inr,
  advice     = true,
  finding    = "None.",
}
