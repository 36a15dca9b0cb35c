-- SPDX-License-Identifier: MIT
-- A needle that passes the pleura lets air in, and the lung collapses. A lung that did so before may do
-- so again, an ill one closes its leaks badly, and little lies between skin and pleura in a lean patient.
--
-- Sites marked P in section 3, and T01, T02, T03 (its relative part). Judgement (J): previous
-- pneumothorax as absolute on both sides, the line at 18.5, and that a visibly lean patient whom nobody
-- has measured counts as below it. Section 8, rib bracketing: it has failed, so it is no reason to relax.

local over_lung = site:near "lung"

-- What was operated on or scarred stays so when it is past; a pneumonia that has healed does not count.
local scarred = conditions:include("thoracic surgery"):in_state("past", "old", "healed", "resolved")
  | conditions:include("tuberculosis"):in_state("past", "old", "healed", "resolved")
  | medications:include "lung-scarring drug"
local ill = conditions:include "lung disease" | scarred

-- unnoticed: relative: if_known put around "has thoracic surgery (past, old, healed or resolved)"
-- unnoticed: relative: if_known put around "has tuberculosis (past, old, healed or resolved)"
-- because where it is not answered, the part on lung disease is open as well.
rule "pneumothorax" {
  title   = "Pneumothorax (collapsed lung)",
  effect  = "pneumothorax",
  sources = {
    "sa-bn121-51", "brady-2014", "kim-2017", "mdpi-ptx-2023", "abel-path", "vertex",
    "ref-bts-pleural", "clinical-judgement",
  },

  absolute   = over_lung & patient.had_pneumothorax,
  relative   = over_lung & (ill | patient.lean),
  precaution = over_lung,

  finding = {
    absolute   = "Over the lung of a patient who has had a collapsed lung: {site}.",
    relative   = "Over the lung, and illness, an operation or a lean build adds to the risk: {site}.",
    precaution = "Over the lung: {site}.",
  },
  action  = {
    absolute   = "Do not needle this site, nor any other over the lung, on either side.",
    relative   = "Choose another site or technique, or ask the physician first.",
    precaution = "Needle tangentially or in a pincer grip, away from the lung. Fingers on either side of"
      .. " a rib are no protection to rely on. Warn of chest pain, dry cough and breathlessness for three"
      .. " days.",
  },

  examples = {
    { "thigh only", sites = { "left vastus lateralis" }, gives = "clear" },
    { "thigh, lung collapsed before", sites = { "left vastus lateralis" },
      history = { pneumothorax = true }, gives = "clear" },
    { "thigh, emphysema and underweight", sites = { "left vastus lateralis" },
      conditions = { "emphysema" }, patient = { bmi = 17 }, gives = "clear" },
    { "over the lung", sites = { "left upper trapezius" }, gives = "precaution" },
    { "neck base", sites = { "right scalenes" }, gives = "precaution" },
    { "thoracic, but not over the lung", sites = { "left spinalis thoracis" }, gives = "clear" },
    { "which site is not known", gives = "clear", could_be = "precaution" },

    { "collapsed before", sites = { "left rhomboid major" }, history = { pneumothorax = true },
      gives = "absolute" },
    { "collapsed on the other side", sites = { "left rhomboid major" },
      history = { pneumothorax = true, pneumothorax_side = "right" }, gives = "absolute" },
    { "collapsed before, by the list of illnesses", sites = { "left rhomboid major" },
      conditions = { "spontaneous pneumothorax" }, gives = "absolute" },
    { "collapsed long ago", sites = { "left rhomboid major" },
      conditions = { pneumothorax = "old" }, gives = "absolute" },
    { "never asked for a collapsed lung", sites = { "left rhomboid major" },
      history = { pneumothorax = unknown }, gives = "precaution", could_be = "absolute" },

    { "COPD", sites = { "left rhomboid major" }, conditions = { "COPD" }, gives = "relative" },
    { "bullae", sites = { "left infraspinatus" }, conditions = { "bullae" }, gives = "relative" },
    { "pneumonia", sites = { "left infraspinatus" }, conditions = { "pneumonia" }, gives = "relative" },
    { "pneumonia, healed", sites = { "left infraspinatus" }, conditions = { pneumonia = "healed" },
      gives = "precaution" },
    { "lung cancer", sites = { "left infraspinatus" }, conditions = { "lung cancer" },
      gives = "relative" },
    { "lobe removed long ago", sites = { "left infraspinatus" }, conditions = { lobectomy = "past" },
      gives = "relative" },
    { "old tuberculosis", sites = { "left infraspinatus" }, conditions = { tuberculosis = "old" },
      gives = "relative" },
    { "bleomycin", sites = { "left infraspinatus" }, medications = { "bleomycin" },
      gives = "relative" },
    { "asthma is no reason", sites = { "left infraspinatus" }, conditions = { "asthma" },
      gives = "precaution" },
    { "illnesses not all asked", sites = { "left infraspinatus" }, conditions = { others = unknown },
      gives = "precaution", could_be = "absolute" },
    { "lung disease and collapsed before", sites = { "left rhomboid major" },
      conditions = { "COPD" }, history = { pneumothorax = true }, gives = "absolute" },

    { "BMI below 18.5", sites = { "left rhomboid major" }, patient = { bmi = 18.4 },
      gives = "relative" },
    { "BMI of 18.5", sites = { "left rhomboid major" }, patient = { bmi = 18.5 },
      gives = "precaution" },
    { "underweight by height and weight", sites = { "left rhomboid major" },
      patient = { height = 1.80, weight = 55 }, gives = "relative" },
    { "lean build, never measured", sites = { "left rhomboid major" },
      patient = { lean_build = true }, gives = "relative" },
    { "lean build, measured and not underweight", sites = { "left rhomboid major" },
      patient = { lean_build = true, bmi = 21 }, gives = "precaution" },
    { "muscle wasting, never measured", sites = { "left rhomboid major" },
      conditions = { "muscle wasting" }, gives = "relative" },
    { "build not asked, never measured", sites = { "left rhomboid major" },
      patient = { lean_build = unknown }, gives = "precaution", could_be = "relative" },
    { "build not asked, but measured", sites = { "left rhomboid major" },
      patient = { lean_build = unknown, bmi = 24 }, gives = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "which site is not known; medicines not all asked", medications = { others = unknown },
      gives = "clear", could_be = "relative" },
    { "which site is not known; lung cancer left empty", conditions = { ["lung cancer"] = "" },
      gives = "clear", could_be = "relative" },
    { "which site is not known; sarcopenia left empty", conditions = { sarcopenia = "" },
      gives = "clear", could_be = "relative" },
  },
}
