-- SPDX-License-Identifier: MIT

rule "asks-after" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  emergency = after.saturation:below(90),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "well", after = { saturation = 98 }, gives = "clear" } },
}
