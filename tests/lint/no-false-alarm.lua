-- SPDX-License-Identifier: MIT
-- All of this can be so, and not be so.

local recent = labs.inr:within_days(28)
local sick   = conditions:include "bleeding disorder" & ~conditions:include("haemophilia"):in_state("mild")

rule "no-false-alarm" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  absolute   = asked_if(medications:include "anticoagulant", labs.inr:above(6)),
  relative   = sick & (~labs.inr:known() | ~recent) | if_known(labs.inr:above(3) & ~if_known(~recent)),
  precaution = any_site(site:near "lung") & ~site:near "lung" | if_known(labs.inr:above(2)),
  advice     = (patient.age:between(12, 18) | patient.age:at_least(18)) & ~patient.smoker
    & patient.sex:one_of("female", "other") & ~medications:include("warfarin"):in_state("stopped"),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "advice" } },
}
