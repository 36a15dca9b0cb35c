-- SPDX-License-Identifier: MIT
rule "Name with blanks" { title = "Smoking", relative = patient.smoker, finding = "Smokes." }
