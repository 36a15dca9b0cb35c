-- SPDX-License-Identifier: MIT
local text      = labs.inr:above "3"
local nothing   = labs.inr:above()
local condition = labs.inr:above(patient.smoker)
local choice    = patient.age:at_least(patient.sex)
local one_only  = labs.inr:between(2)
local turned    = labs.inr:between(4, 2)
local endless   = labs.inr:above(1 / 0)
local beyond    = patient.age:above(500) | labs.inr:between(0, 3)
local sum       = (patient.age + patient.smoker):above(3)
local product   = ("3" * patient.age):above(3)
local years     = years_since(patient.age):above(3)
local days      = labs.inr:within_days() | labs.inr:within_days(1.5) | labs.inr:within_days "3"
local length    = site:needle_longer_than "20" | site:needle_longer_than(-1)

rule "not-a-number" {
  title    = "No numbers",
  relative = text | nothing | condition | choice | one_only | turned | endless | beyond | sum | product
             | years | days | length,
  finding  = "None.",
}
