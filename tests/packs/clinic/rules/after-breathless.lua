-- SPDX-License-Identifier: MIT
rule "after-breathless" {
  title   = "Breathless after needling",
  effect  = "pneumothorax",
  sources = { "example-2020" },

  emergency = after.breathless & any_site(site:near "lung"),
  same_day  = after.breathless,

  finding = "You are short of breath.",
  action  = { emergency = "Call an ambulance.", same_day = "See a doctor today." },
}
