-- SPDX-License-Identifier: MIT
rule "word-without-marks" {
  title    = "Warfarin",
  relative = medications:include(warfarin),
  finding  = "Takes warfarin.",
}
