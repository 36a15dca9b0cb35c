-- SPDX-License-Identifier: MIT
derive "patient.age" { value = years_since(patient.birth_date) }
derive "patient.bmi" { value = patient.weight / (patient.height * patient.height) }
derive "patient.anticoagulated" { when = medications:include "anticoagulant" }
