-- SPDX-License-Identifier: MIT
rule "smoking" {
  title    = "Smoking",
  advice   = patient.smoker & conditions:include "scar",
  finding  = "Smokes.",
  sources  = "example-2020",
  replaces = "smoking",
}
