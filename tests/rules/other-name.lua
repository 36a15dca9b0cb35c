-- SPDX-License-Identifier: MIT
rule "another-name" { title = "Smoking", relative = patient.smoker, finding = "Smokes." }
