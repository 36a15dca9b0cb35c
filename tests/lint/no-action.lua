-- SPDX-License-Identifier: MIT

rule "no-action" {
  title = "A title",
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = patient.smoker,
  finding = "It is so.",
  sources = { "example-2020" },
  examples = { { "healthy", gives = "clear" } },
}
