-- SPDX-License-Identifier: MIT
-- In a slim patient the pleura lies about two centimetres below the skin: 14 of 17 pneumothoraces after
-- acupuncture happened below a body mass index of 23, 11 of them in patients of normal weight.
--
-- T03, its precaution (J). The rule "pneumothorax" has what lies below 18.5, and the visibly lean patient
-- whom nobody has measured. Nobody is asked to be weighed for this.

local over_lung = site:near "lung"
local thin      = patient.lean_build | conditions:include "lean tissue"

-- unnoticed: precaution: "the body mass index is at least 18.5 kg/m2" becomes "the body mass index is above 18.5 kg/m2"
-- unnoticed: precaution: "the body mass index is at least 18.5 kg/m2" becomes "the body mass index is at least 18.6 kg/m2"
-- because from 18.5 up to 23 the part before says it.
rule "thin-chest-wall" {
  title        = "Thin chest wall",
  effect       = "pneumothorax",
  unless_given = "needle-length",
  sources      = { "kim-2017", "korea-rhomb-2014", "valera-rhomb", "grusche", "clinical-judgement" },

  precaution = over_lung
    & (if_known(patient.bmi:between(18.5, 23)) | if_known(patient.bmi:at_least(18.5)) & thin),

  finding = "Over the lung, below a thin chest wall (BMI {patient.bmi}): {site}.",
  action  = "Use a needle of at most 13 mm, tangentially or in a pincer grip, or do not needle here.",

  examples = {
    { "BMI below 18.5 is graver, and said elsewhere", sites = { "left rhomboid major" },
      patient = { bmi = 18.4 }, gives = "clear" },
    { "BMI below 18.5, ribs visible", sites = { "left rhomboid major" },
      patient = { bmi = 18.4, lean_build = true }, gives = "clear" },
    { "BMI of 21, 15 mm: the length says it all", sites = { "left rhomboid major, 15 mm" },
      patient = { bmi = 21 }, gives = "clear" },
    { "BMI of 21, 13 mm", sites = { "left rhomboid major, 13 mm" }, patient = { bmi = 21 },
      gives = "precaution" },
    { "BMI of 18.5", sites = { "left rhomboid major" }, patient = { bmi = 18.5 },
      gives = "precaution" },
    { "BMI of 18.5, ribs visible", sites = { "left rhomboid major" },
      patient = { bmi = 18.5, lean_build = true }, gives = "precaution" },
    { "BMI just below 23", sites = { "left lower trapezius" }, patient = { bmi = 22.9 },
      gives = "precaution" },
    { "BMI of 23", sites = { "left rhomboid major" }, patient = { bmi = 23 }, gives = "clear" },
    { "BMI of 25, ribs visible", sites = { "left rhomboid major" },
      patient = { bmi = 25, lean_build = true }, gives = "precaution" },
    { "BMI of 25, muscle wasting", sites = { "left rhomboid major" }, patient = { bmi = 25 },
      conditions = { "cachexia" }, gives = "precaution" },
    { "BMI of 25, build not asked", sites = { "left rhomboid major" },
      patient = { bmi = 25, lean_build = unknown }, gives = "clear", could_be = "precaution" },
    { "never measured", sites = { "left rhomboid major" }, gives = "clear" },
    { "never measured, ribs visible: said elsewhere", sites = { "left rhomboid major" },
      patient = { lean_build = true }, gives = "clear" },
    { "BMI of 21, thigh", sites = { "left vastus lateralis" }, patient = { bmi = 21 },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear" },
    { "BMI of 23; illnesses not all asked", patient = { bmi = 23 }, sites = { "left rhomboid major" },
      conditions = { others = unknown }, gives = "clear", could_be = "precaution" },
  },
}
