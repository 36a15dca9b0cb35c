-- SPDX-License-Identifier: MIT

rule "silent" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  unless_given = { "one", "other" },
  advice = patient.smoker & patient.age:above(60),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
