-- SPDX-License-Identifier: MIT
rule "check-of-the-library" { title = "Age", grades = { "relative" }, check = math.max, finding = "Old." }
