-- SPDX-License-Identifier: MIT
rule "tobacco" { title = "Tobacco", relative = patient.smoker, finding = "Smokes.", replaces = "smokin" }
