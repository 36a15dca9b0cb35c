-- SPDX-License-Identifier: MIT
-- The range is 0.5 .. 20, and 0 .. 120.

rule "at-the-edge-of-the-range" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = patient.smoker & labs.inr:at_least(0.5) | patient.age:above(120),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
