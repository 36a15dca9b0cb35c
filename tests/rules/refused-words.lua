-- SPDX-License-Identifier: MIT
-- What Lua does while the file loads is not asked of the patient.

local a = patient.smoker and labs.inr:above(3)
local b = patient.smoker or history.fainted
local c = not patient.smoker
local d = patient.sex == "male"
local e = patient.sex ~= "male"
local f = patient.age < 18
local g = patient.age <= 18
local h = patient.age > 65
local i = patient.age >= 65
if patient.smoker then end
for _, drug in pairs { "warfarin", "heparin" } do end
while patient.smoker do end
repeat until patient.smoker
goto out
::out::
local fixed <const> = patient.smoker
_ENV.smoker = patient.smoker

rule "refused-words" {
  title    = "and, or, not, if: in a text they are words",
  relative = patient.smoker, -- and in a comment, or here
  finding  = [[if this or that, not both == one]],
}

return
