-- SPDX-License-Identifier: MIT
-- This is found when it loads.

rule "outside-the-range" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = labs.inr:above(30),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
