-- SPDX-License-Identifier: MIT

rule "asks-nobody" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  relative = asked_if(patient.smoker, labs.platelets:below(50)),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
