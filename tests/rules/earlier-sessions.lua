-- SPDX-License-Identifier: MIT
local nothing   = sessions:count():at_least(2)
local no_record = sessions:count(patient.smoker):at_least(2)

rule "earlier-sessions" {
  title      = "Bruises",
  relative   = session.bruise:above(7),
  precaution = session:within_days(42) & patient.smoker,
  advice     = nothing | no_record,
  finding    = "Bruised.",
}
