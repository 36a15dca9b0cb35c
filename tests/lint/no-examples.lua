-- SPDX-License-Identifier: MIT

rule "no-examples" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = patient.smoker,
  finding = "It is so.",
  action = "Do so.",
}
