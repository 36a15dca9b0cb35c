-- SPDX-License-Identifier: MIT
-- Needles, and lying still with the face in a hole, can bring back what was suffered before.
--
-- 2.1 row 12: it ends with the session; what stays is a call, and help for it.

rule "distress-after" {
  title   = "Panic, flashback or low mood",
  effect  = "distress",
  sources = { "brady-2014", "clinical-judgement" },

  call = after.distress,

  finding = "Panic, flashbacks or a low mood stay after the session.",
  action  = "Ring the patient yourself, today. Help to find somebody to talk to: own doctor, crisis"
    .. " line. If there is any thought of self-harm: emergency services. No needling before it has been"
    .. " talked about.",

  examples = {
    { "none", after = { others = "no", hours = 20 }, gives = "clear" },
    { "panic that stays", after = { others = "no", hours = 20, distress = true }, gives = "call" },
    { "after a week", after = { others = "no", hours = 168, distress = true }, gives = "call" },
    { "fear of needles, and well", consent = { needle_fear = "severe" },
      after = { others = "no", hours = 20 }, gives = "clear" },
    { "tired", after = { others = "no", hours = 20, fatigue = 5 }, gives = "clear" },
    { "nothing asked", after = { hours = 20 }, gives = "clear", could_be = "call" },
  },
}
