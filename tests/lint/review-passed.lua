-- SPDX-License-Identifier: MIT

rule "review-passed" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2025-06-01", again_by = "2026-11-21" },
  precaution = patient.smoker,
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
