-- SPDX-License-Identifier: MIT
rule "near" {
  title = "T",
  sources = { "example-2020" },
  relative = patient.age:above(3) & site:near "lung",
  finding = "F",
}
