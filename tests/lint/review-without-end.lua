-- SPDX-License-Identifier: MIT

rule "review-without-end" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2025-06-01" },
  precaution = patient.smoker,
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
