-- SPDX-License-Identifier: MIT
-- Strikes a modality.
rule "electro-pacemaker" {
  title   = "Current and a pacemaker",
  effect  = "fainting",
  sources = { "custom" },
  strikes = "electro",

  absolute = conditions:include "pacemaker",

  finding = "A pacemaker may take the current for a heartbeat.",
  action  = "Needle without current.",
}
