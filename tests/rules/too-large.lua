-- SPDX-License-Identifier: MIT
local c = patient.smoker & history.fainted
local d = c | c | c | c | c | c | c | c | c | c
local e = d | d | d | d | d | d | d | d | d | d
local f = e | e | e | e | e | e | e | e | e | e

rule "too-large" { title = "Too large", relative = f, finding = "Large." }
