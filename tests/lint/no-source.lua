-- SPDX-License-Identifier: MIT

rule "no-source" {
  title = "A title",
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = patient.smoker,
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
