-- SPDX-License-Identifier: MIT

rule "all-that-does-not-load" {
  title = "A title",
  sources = { "exmaple-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  absolute = labs.imr:above(3),
  relative = conditions:include "hemofilia",
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
