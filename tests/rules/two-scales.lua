-- SPDX-License-Identifier: MIT
rule "two-scales" {
  title     = "Breathless",
  relative  = patient.smoker,
  emergency = after.breathless,
  finding   = "Breathless.",
}
