-- SPDX-License-Identifier: MIT

rule "placeholders" {
  title = "TODO",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = patient.smoker,
  finding = "TODO: what was found.",
  action = "Do ... and rest.",
  examples = { { "TODO", gives = "clear" } },
}
