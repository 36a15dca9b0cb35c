-- SPDX-License-Identifier: MIT
local yes_no   = patient.smoker:is "yes"
local compared = patient.smoker:above(3)
local number   = labs.inr:is(3)
local nearly   = labs.inr:abov(3)
local choice   = patient.sex:above(3)
local date     = patient.birth_date:above(3)
local undated  = patient.weight:within_days(28)
local section  = medications:in_state "stopped" | medications:includes "warfarin"
local term     = medications.warfarin
local facts    = patient:include "smoker"
local site_of  = site:nearby "lung" | site:within_days(3)
local one      = session:count(patient.smoker)
local many     = sessions:within_days(3)
local of_many  = sessions.bruise:above(7)
local list     = session.sites:is "rhomboid"
local joined   = (patient.smoker & history.fainted):in_state "stopped"
local again    = labs.inr:above(3):within_days(28)
local unsaid   = unknown:known()
local counted  = medications:count("warfarin"):known()
local product  = (patient.weight * 2):within_days(3)

rule "wrong-method" {
  title    = "Wrong methods",
  relative = yes_no | compared | number | nearly | choice | date | undated | section | term | facts
             | site_of | one | many | of_many | list | joined | again | unsaid | counted | product,
  finding  = "Wrong.",
}
