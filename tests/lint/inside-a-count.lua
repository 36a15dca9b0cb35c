-- SPDX-License-Identifier: MIT

rule "inside-a-count" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = sessions:count(session.bruise:above(7) & session.bruise:below(3)):at_least(1),
  advice = any_site(site:near "lung" & ~site:near "lung"),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
