-- SPDX-License-Identifier: MIT
rule "consent" {
  title   = "No consent",
  effect  = "fainting",
  sources = { "custom" },

  absolute = ~consent.willing,

  finding = "The patient has not agreed.",
  action  = "Do not needle.",
}
