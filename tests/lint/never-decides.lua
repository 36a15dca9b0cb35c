-- SPDX-License-Identifier: MIT
-- Above 4 is above 3.

rule "never-decides" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  absolute   = labs.inr:above(3) | patient.smoker,
  relative   = if_known(labs.inr:above(4)),
  precaution = if_known(labs.inr:above(2)),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
