-- SPDX-License-Identifier: MIT
-- Rules out one modality: whatever its grade, the patient may be treated without it.

rule "electro" {
  title    = "Electrical stimulation",
  absolute = conditions:include "pacemaker",
  finding  = "A pacemaker may take the current for a heartbeat.",
  strikes  = "electro",

  examples = {
    { "none", treatment = { electro = true }, gives = "clear" },
    { "a pacemaker", treatment = { electro = true }, conditions = { "pacemaker" }, gives = "absolute" },
  },
}
