-- SPDX-License-Identifier: MIT
-- A needle longer than what lies above lung or spinal canal can get there, and some such needles have.
--
-- "Rule for lengths" of section 3 (J), for the sites that section 1 or 3 gives a figure of. There is no
-- safe depth and none is offered: shorter needles have done harm too, so silence here clears no site.
-- The "25 to 40 mm" for iliocostalis lumborum is the distance in a blog, and left out. T03 gives lean
-- patients 13 mm wherever the lung is near. Nobody is asked to be weighed for this.

local lean      = if_known(patient.bmi:below(23)) | patient.lean_build | conditions:include "lean tissue"
local over_lung = site:near "lung"

rule "needle-length" {
  title   = "Needle longer than the figure for this site",
  effect  = "pneumothorax",
  sources = {
    "valera-rhomb", "korea-rhomb-2014", "sa-bn121-51", "sa-bn121-52", "vertex", "ijspt-tl",
    "ouci-tl2", "clinical-judgement",
  },

  precaution = over_lung & lean & site:needle_longer_than(13)
    | site:is "external oblique" & site:needle_longer_than(13)   -- over ribs; section 3C, no source
    | site:is "rhomboid major" & site:needle_longer_than(19)     -- in healthy adults
    | site:is "middle trapezius" & site:needle_longer_than(19)   -- 20 mm has reached the pleura
    | site:is("thoracic multifidus", "iliocostalis thoracis") & site:needle_longer_than(25)
    | site:is "upper trapezius" & site:needle_longer_than(30)    -- 31 mm has reached the lung
    | site:is "lumbar multifidus" & site:needle_longer_than(39), -- 40 mm has entered the canal

  finding = "The needle is longer than the figure for the site and for this patient's build: {site}.",
  action  = "Take a shorter needle (at most 13 mm over the lung of a lean patient, tangentially or in a"
    .. " pincer grip), or leave this site. No length is known to be safe.",

  examples = {
    { "rhomboid major, 19 mm", sites = { "left rhomboid major, 19 mm" }, gives = "clear" },
    { "rhomboid major, 20 mm", sites = { "left rhomboid major, 20 mm" }, gives = "precaution" },
    { "rhomboid major, length not said", sites = { "left rhomboid major" },
      gives = "clear", could_be = "precaution" },
    { "rhomboid minor has no figure of its own", sites = { "left rhomboid minor, 25 mm" },
      gives = "clear" },
    { "middle trapezius, 19 mm", sites = { "left middle trapezius, 19 mm" }, gives = "clear" },
    { "middle trapezius, 20 mm", sites = { "left middle trapezius, 20 mm" }, gives = "precaution" },
    { "thoracic multifidus, 25 mm", sites = { "left thoracic multifidus, 25 mm" }, gives = "clear" },
    { "thoracic multifidus, 26 mm", sites = { "left thoracic multifidus, 26 mm" },
      gives = "precaution" },
    { "thoracic iliocostalis, 40 mm", sites = { "left iliocostalis thoracis, 40 mm" },
      gives = "precaution" },
    { "upper trapezius, 30 mm", sites = { "left upper trapezius, 30 mm" }, gives = "clear" },
    { "upper trapezius, 31 mm", sites = { "left upper trapezius, 31 mm" }, gives = "precaution" },
    { "external oblique, 13 mm", sites = { "left external oblique, 13 mm" }, gives = "clear" },
    { "external oblique, 14 mm", sites = { "left external oblique, 14 mm" }, gives = "precaution" },
    { "lumbar multifidus, 39 mm", sites = { "left lumbar multifidus, 39 mm" }, gives = "clear" },
    { "lumbar multifidus, 40 mm", sites = { "left lumbar multifidus, 40 mm" },
      gives = "precaution" },
    { "thigh, 50 mm", sites = { "left vastus lateralis, 50 mm" }, gives = "clear" },
    { "BMI of 22.9 over the lung, 14 mm", sites = { "left infraspinatus, 14 mm" },
      patient = { bmi = 22.9 }, gives = "precaution" },
    { "BMI of 22.9 over the lung, 13 mm", sites = { "left infraspinatus, 13 mm" },
      patient = { bmi = 22.9 }, gives = "clear" },
    { "BMI of 23 over the lung, 15 mm", sites = { "left infraspinatus, 15 mm" },
      patient = { bmi = 23 }, gives = "clear" },
    { "ribs visible over the lung, 15 mm", sites = { "left infraspinatus, 15 mm" },
      patient = { lean_build = true }, gives = "precaution" },
    { "lean, thigh, 50 mm", sites = { "left vastus lateralis, 50 mm" }, patient = { bmi = 17 },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "rhomboid major, 19 mm; sarcopenia left empty", sites = { "left rhomboid major, 19 mm" },
      conditions = { sarcopenia = "" }, gives = "clear", could_be = "precaution" },
    { "lean build not asked", patient = { lean_build = unknown }, gives = "clear",
      could_be = "precaution" },
    { "rhomboid major, 19 mm; lean build not asked", sites = { "left rhomboid major, 19 mm" },
      patient = { lean_build = unknown }, gives = "clear", could_be = "precaution" },
    { "at left external oblique", sites = { "left external oblique" }, gives = "clear",
      could_be = "precaution" },
    { "at left middle trapezius", sites = { "left middle trapezius" }, gives = "clear",
      could_be = "precaution" },
    { "at left thoracic multifidus", sites = { "left thoracic multifidus" }, gives = "clear",
      could_be = "precaution" },
    { "at left lumbar multifidus", sites = { "left lumbar multifidus" }, gives = "clear",
      could_be = "precaution" },
    { "at left upper trapezius", sites = { "left upper trapezius" }, gives = "clear",
      could_be = "precaution" },
    { "BMI of 22.9 over the lung, 14 mm; at left sternocleidomastoid", patient = { bmi = 22.9 },
      sites = { "left sternocleidomastoid" }, gives = "clear", could_be = "precaution" },
    { "rhomboid major, 19 mm; sarcopenia", sites = { "left rhomboid major, 19 mm" },
      conditions = { "sarcopenia" }, gives = "precaution" },
  },
}
