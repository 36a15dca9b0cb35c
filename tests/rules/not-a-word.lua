-- SPDX-License-Identifier: MIT
local choice   = patient.sex:is() | patient.sex:is(3) | patient.sex:one_of()
local term     = medications:include() | medications:include(labs.inr)
local state    = conditions:include "haemophilia":in_state()
local counted  = medications:count():at_least(2)
local place    = site:near() | site:is(3) | site:side() | site:in_region(1)
local affected = site:affected_by() | site:in_limb_of()

rule "not-a-word" {
  title    = "No words",
  relative = choice | term | state | counted | place | affected,
  finding  = "None.",
}
