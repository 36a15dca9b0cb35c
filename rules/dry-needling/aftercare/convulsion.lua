-- SPDX-License-Identifier: MIT
-- A faint may jerk the limbs; a fit may be epilepsy. From outside one cannot tell.
--
-- 2.1 row 5 (seizure: a doctor the same day) and 2.3 (medical review before any further needling). With a
-- headache "headache-with-signs" makes it an emergency, after fifteen minutes unconscious
-- "fainted-after".

rule "convulsion" {
  title        = "Fit",
  effect       = "fainting",
  sources      = { "white-2001", "chen-1990", "clinical-judgement" },
  unless_given = "headache-with-signs",

  same_day = after.convulsion,

  finding = "There was a fit, or jerking of the limbs.",
  action  = "To be seen by a doctor today, and not to drive. If it goes on, comes back, or the patient"
    .. " does not wake: ambulance. No further needling before a medical review; enter it in [history]"
    .. " as a severe reaction.",

  examples = {
    { "no", after = { others = "no", hours = 1 }, gives = "clear" },
    { "a fit", after = { others = "no", hours = 1, convulsion = true }, gives = "same_day" },
    { "with a headache: the other rule",
      after = { others = "no", hours = 1, convulsion = true, headache = 1 }, gives = "clear" },
    { "a faint without jerking", after = { others = "no", hours = 1, fainted = true }, gives = "clear" },
    { "shivering is another rule", after = { others = "no", hours = 20, shivering = true },
      gives = "clear" },
    { "epilepsy, and no fit", conditions = { epilepsy = "controlled" },
      after = { others = "no", hours = 1 }, gives = "clear" },
    { "nothing asked", after = { hours = 1 }, gives = "clear", could_be = "same_day" },
  },
}
