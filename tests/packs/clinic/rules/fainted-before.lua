-- SPDX-License-Identifier: MIT
rule "fainted-before" {
  title   = "Fainted before",
  effect  = "fainting",
  sources = { "custom" },

  precaution = history.fainted,

  finding = "The patient has fainted with needles.",
  action  = "Needle lying down, and stay beside the patient.",
}
