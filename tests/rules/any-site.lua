-- SPDX-License-Identifier: MIT
local no_site = any_site(patient.smoker)
local nothing = any_site()
local twice   = any_site(any_site(site:near "lung"))

rule "any-site" { title = "Sites", relative = no_site | nothing | twice, finding = "Sites." }
