-- SPDX-License-Identifier: MIT
-- ENDS: error; a global would reach the next rule
last_patient = "A-1042"
return "ESCAPE: remembered " .. last_patient
