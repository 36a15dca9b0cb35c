-- SPDX-License-Identifier: MIT
-- In the feet diabetes does its worst: little feeling, little blood, wounds that do not close.
--
-- D01, its local part, and the notes on the muscles of the sole in section 3E.

rule "diabetic-foot" {
  title   = "Foot of a patient with diabetes",
  effect  = "infection",
  sources = { "sa-bn121-3", "goldfields" },

  precaution = site:in_region "foot" & patient.diabetic,

  finding = "{site} lies in the foot, and the patient has diabetes.",
  action  = "Choose a site above the foot. Otherwise only where feeling, pulses and skin were found sound.",

  examples = {
    { "foot, healthy", sites = { "left abductor hallucis" }, gives = "clear" },
    { "foot, diabetes", sites = { "left abductor hallucis" }, conditions = { diabetes = "controlled" },
      gives = "precaution" },
    { "back of the foot, metformin", sites = { "left dorsal interossei" },
      medications = { "metformin" }, gives = "precaution" },
    { "calf, diabetes", sites = { "left soleus" }, conditions = { diabetes = "controlled" },
      gives = "clear" },
    { "thigh, diabetes", sites = { "left vastus lateralis" },
      conditions = { diabetes = "controlled" }, gives = "clear" },
    { "foot, illnesses not all asked", sites = { "left abductor hallucis" },
      conditions = { others = unknown }, gives = "clear", could_be = "precaution" },
    { "site not known, diabetes", conditions = { diabetes = "controlled" },
      gives = "clear", could_be = "precaution" },
  },
}
