-- SPDX-License-Identifier: MIT
-- Local, by the place of a condition.
rule "skin-infection" {
  title   = "Infected skin",
  effect  = "infection",
  sources = { "custom" },

  absolute = site:affected_by "skin infection",

  finding = "The skin at {site} is infected: {conditions:skin infection}.",
  action  = "Do not needle through infected skin.",
}
