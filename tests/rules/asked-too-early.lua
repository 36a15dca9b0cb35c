-- SPDX-License-Identifier: MIT
rule "asked-too-early" { title = "Breathless", relative = after.breathless, finding = "Breathless." }
