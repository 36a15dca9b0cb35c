-- SPDX-License-Identifier: MIT

rule "words-of-examples" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = conditions:include "haemophilia",
  finding = "It is so.",
  action = "Do so.",
  examples = {
    { "misspelt elsewhere", medications = { "warfrin" }, gives = "clear" },
    { "means it", conditions = { "hemofilia" }, gives = "clear", could_be = "precaution" },
  },
}
