-- SPDX-License-Identifier: MIT
-- What a needle did once it may do again: a fit, anaphylaxis, a collapse with injury.
--
-- C11. A simple faint is C12 (J).

rule "earlier-severe-reaction" {
  title   = "Severe reaction to an earlier needle",
  effect  = "fainting",
  sources = { "sa-bn121-3", "clinical-judgement" },

  absolute = history.severe_reaction,

  finding = "The patient has had a severe reaction to needling or an injection.",
  action  = "Do not needle. Medical review first.",

  examples = {
    { "none", gives = "clear" },
    { "severe reaction", history = { severe_reaction = true }, gives = "absolute" },
    { "simple faint", history = { fainted = true }, gives = "clear" },
    { "not asked", history = { severe_reaction = unknown }, gives = "clear", could_be = "absolute" },
  },
}
