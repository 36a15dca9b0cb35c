-- SPDX-License-Identifier: MIT
rule "text-not-closed" {
  title    = "Smoking,
  relative = patient.smoker,
}
