-- SPDX-License-Identifier: MIT
rule "fields-left-out" { effect = "bruising" }
