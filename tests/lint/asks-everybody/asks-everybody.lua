-- SPDX-License-Identifier: MIT
-- A precaution asks for nothing; nor does the other rule.

rule "asks-everybody" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  relative   = site:near "lung" & labs.platelets:below(50),
  precaution = labs.neutrophils:below(1),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
