-- SPDX-License-Identifier: MIT
rule "second" { title = "Second", relative = patient.smoker, finding = "Second.", unless_given = "first" }
