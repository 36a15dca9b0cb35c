-- SPDX-License-Identifier: MIT
-- The two kinds of derived facts: a number and a named condition, one of which needs the other.

derive "patient.fragile" { when = patient.bmi:below(18.5) | years_since(patient.birth_date):at_least(80) }

derive "patient.bmi" { value = patient.weight * 10000 / (patient.height * patient.height) }
