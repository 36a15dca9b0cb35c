-- SPDX-License-Identifier: MIT

rule "always-holds" {
  title = "A title",
  sources = { "example-2020" },
  reviewed = { by = "Dr Example", on = "2026-06-01", again_by = "2027-06-01" },
  precaution = if_known(labs.inr:at_least(3)) | if_known(labs.inr:below(3)) | ~labs.inr:known(),
  advice = patient.smoker & medications:count("anticoagulant"):at_least(0),
  finding = "It is so.",
  action = "Do so.",
  examples = { { "healthy", gives = "precaution" } },
}
