-- SPDX-License-Identifier: MIT
rule "two-rules" { title = "Smoking", relative = patient.smoker, finding = "Smokes." }
rule "second" { title = "Fainting", relative = history.fainted, finding = "Fainted." }
