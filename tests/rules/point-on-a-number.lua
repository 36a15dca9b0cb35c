-- SPDX-License-Identifier: MIT
rule "point-on-a-number" { title = "INR", relative = labs.inr.above(3), finding = "High." }
