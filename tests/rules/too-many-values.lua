-- SPDX-License-Identifier: MIT
local takes  = medications:include "anticoagulant"
local bound  = labs.inr:above(3, 4) | labs.inr:between(2, 3, 4)
local choice = patient.sex:is("female", "other")
local known  = labs.inr:known(3)
local days   = labs.inr:within_days(28, 42)
local drugs  = medications:include("warfarin", "anticoagulant")
local place  = site:side("left", "right") | site:in_region("thorax", "leg")
local by     = site:affected_by("lymphoedema", "haemophilia") | site:in_limb_of("lymphoedema", "x")
local needle = site:needle_longer_than(20, 30)
local often  = sessions:count(session.bruise:above(7), session:within_days(42)):at_least(2)
local here   = sessions:count(session:treated_here "rhomboid"):at_least(2)
local words  = if_known(takes, takes) | asked_if(takes, takes, takes) | any_site(site:near "lung", takes)
local years  = years_since(patient.birth_date, 2026):above(65)

rule "too-many-values" {
  title      = "Too many",
  relative   = bound | choice | known | days | drugs | words | years | often,
  precaution = place | by | needle | here,
  finding    = "None.",
}
