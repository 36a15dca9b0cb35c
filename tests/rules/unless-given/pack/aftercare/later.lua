-- SPDX-License-Identifier: MIT
rule "later" { title = "Later", call = after.breathless, finding = "Later." }
