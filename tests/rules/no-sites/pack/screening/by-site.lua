-- SPDX-License-Identifier: MIT
rule "by-site" {
  title = "T",
  sources = { "example-2020" },
  grades = "relative",
  needs = "patient.age",
  check = function (facts, site)
    return "relative"
  end,
  finding = "{site}",
}
