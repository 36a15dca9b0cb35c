-- SPDX-License-Identifier: MIT
-- An answer that nobody gave makes it graver: the report says that it could be lowered.
rule "inr-lately" {
  title   = "No recent INR",
  effect  = "bruising",
  sources = { "example-2021" },

  relative = medications:include "warfarin" & ~if_known(labs.inr:within_days(28)),

  finding = "There is no INR of the last four weeks.",
  action  = "Have the INR taken first.",
}
