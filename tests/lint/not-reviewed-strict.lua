-- SPDX-License-Identifier: MIT

rule "not-reviewed-strict" {
  title = "A title",
  sources = { "example-2020" },
  precaution = patient.smoker,
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "clear" } },
}
