-- SPDX-License-Identifier: MIT
rule "ward-fever" {
  title    = "Fever on the ward",
  effect   = "infection",
  sources  = { "custom" },
  replaces = "fever",

  absolute   = if_known(today.temperature:at_least(39)),
  precaution = if_known(today.temperature:at_least(37.5)),

  finding = "The temperature is {today.temperature}.",
  action  = { absolute = "Do not needle.", precaution = "Ask for the cause." },
}
