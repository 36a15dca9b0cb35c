-- SPDX-License-Identifier: MIT
rule "method-without-brackets" { title = "INR", relative = labs.inr:known, finding = "Known." }
