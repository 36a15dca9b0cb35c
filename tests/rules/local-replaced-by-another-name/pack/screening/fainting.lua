-- SPDX-License-Identifier: MIT
rule "fainting" { title = "Fainting", relative = history.fainted, finding = "F.", unless_given = "smoking" }
