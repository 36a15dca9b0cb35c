-- SPDX-License-Identifier: MIT
smokes = patient.smoker

rule "global-set" { title = "Smoking", relative = smokes, finding = "Smokes." }
