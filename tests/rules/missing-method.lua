-- SPDX-License-Identifier: MIT
rule "missing-method" { title = "Warfarin", relative = medications "warfarin", finding = "Takes it." }
