-- SPDX-License-Identifier: MIT
rule "fields" {
  title        = 3,
  effect       = { "bruising" },
  sources      = { "example-2020", 3 },
  strikes      = true,
  unless_given = patient.age,
  replaces     = 4,
  override     = false,
  reviewed     = "yesterday",
  relative     = patient.smoker,
  finding      = 5,
  action       = { relative = 6, "Stop." },
  examples     = "none",
  "nameless",
}
