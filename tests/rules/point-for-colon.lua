-- SPDX-License-Identifier: MIT
rule "point-for-colon" {
  title    = "Lung",
  relative = site.near "lung",
  finding  = "Over the lung.",
}
