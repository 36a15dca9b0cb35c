-- SPDX-License-Identifier: MIT
rule "strikes-only" {
  title    = "Strikes only",
  strikes  = "electro",
  relative = patient.smoker,
  finding  = "No current.",
}
