-- SPDX-License-Identifier: MIT

rule "never-decides-by-class" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  relative   = conditions:include "bleeding disorder",
  precaution = conditions:include "haemophilia",
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
