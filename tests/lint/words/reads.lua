-- SPDX-License-Identifier: MIT

rule "reads" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = history.read,
  finding = "It is so: {history.printed}.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
