-- SPDX-License-Identifier: MIT
rule "smoking" { title = "Smoking", relative = patient.smoker, finding = "Smokes." }
