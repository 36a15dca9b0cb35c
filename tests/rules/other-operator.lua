-- SPDX-License-Identifier: MIT
rule "other-operator" { title = "Age", relative = patient.age ^ 2, finding = "Old." }
