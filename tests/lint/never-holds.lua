-- SPDX-License-Identifier: MIT

rule "never-holds" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  absolute = patient.smoker & labs.inr:above(3) & labs.inr:below(2),
  relative = conditions:include "haemophilia" & ~conditions:include "bleeding disorder",
  precaution = ~labs.inr:known() & labs.inr:above(3) | patient.smoker,
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
