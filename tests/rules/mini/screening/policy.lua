-- SPDX-License-Identifier: MIT
-- A policy of the clinic is asked like a fact; pack.ini sets it.

rule "policy" {
  title    = "INR line",
  relative = policy.inr_line:is "strict" & labs.inr:above(4),
  advice   = policy.inr_line:is "lax" & labs.inr:above(4),
  finding  = "The INR is {labs.inr}.",

  examples = {
    { "low", gives = "clear" },
    { "high", labs = { inr = "5.0, 2026-11-20" }, policy = { inr_line = "strict" },
      gives = "relative" },
    { "high, but lax", labs = { inr = "5.0, 2026-11-20" }, policy = { inr_line = "lax" },
      gives = "advice" },
  },
}
