-- SPDX-License-Identifier: MIT
-- From twelve on needling is done, with two people's consent and a lighter hand.
--
-- C08 (J). Without consent C06 says it all.

rule "adolescent" {
  title        = "Adolescent",
  sources      = { "nzasa", "yspt", "clinical-judgement" },
  unless_given = "child-consent",

  precaution = patient.age:between(12, 18),

  finding = "The patient is {patient.age} old.",
  action  = "Document the guardian's consent, as local law asks for it, and the patient's own. Guardian"
    .. " present, superficial, few needles.",

  examples = {
    { "11", patient = { age = 11 }, gives = "clear" },
    { "12", patient = { age = 12 }, gives = "precaution" },
    { "17", patient = { age = 17 }, gives = "precaution" },
    { "17, guardian not asked", patient = { age = 17 }, consent = { guardian = unknown },
      gives = "precaution" },
    { "18", patient = { age = 18 }, gives = "clear" },
    { "14, does not agree", patient = { age = 14 }, consent = { assent = false }, gives = "clear" },
    { "age not known", patient = { age = unknown }, gives = "clear", could_be = "precaution" },
  },
}
