-- SPDX-License-Identifier: MIT
rule "texts" {
  title      = "{labs.inr} is not filled in",
  absolute   = site:near "lung",
  relative   = patient.smoker,
  precaution = any_site(site:near "lung"),
  finding    = {
    absolute   = "{site}, {labs.imr}, {labz.inr}, {medications:warfrin}, {medications.warfarin}, {}",
    relative   = "{site} is not local here, {labs:inr}, {site.name}, {session.bruise}, {smoker}",
    precaution = "{patient.sex, {labs.inr}",
  },
  action     = {
    absolute   = "{patient.sex",
    relative   = "labs.inr}",
    precaution = "{patient.name} and {patient.note}",
  },
}
