-- SPDX-License-Identifier: MIT
patient.sex = "male"

rule "fact-set" { title = "Sex", relative = patient.sex, finding = "Male." }
