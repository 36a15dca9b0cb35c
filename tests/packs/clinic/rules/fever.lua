-- SPDX-License-Identifier: MIT
-- No override.
rule "fever" {
  title    = "Fever",
  effect   = "infection",
  sources  = { "custom" },
  override = "never",

  relative = if_known(today.temperature:at_least(38)),

  finding = "The temperature is {today.temperature}.",
  action  = "Wait until the fever is gone.",
}
