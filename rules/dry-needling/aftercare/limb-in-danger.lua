-- SPDX-License-Identifier: MIT
-- Pain far beyond what is to be seen means that a muscle is dying: blood or infection fills a compartment
-- that cannot give way. It is lost within hours.
--
-- 2.1 rows 2 and 7 (tense limb, pain out of proportion, pins and needles; limb pain out of proportion).
-- By itself, after a site of the trunk: the same day (J). A tense limb that tingles is enough without the
-- word "out of proportion" (J).

local limb      = any_site(site:in_region "arm" | site:in_region "leg" | site:in_region "buttock")
local swollen   = after.swelling:one_of("growing", "tense")
local numb      = after.tingling:above(0) | after.weakness:one_of("stable", "progressive")
local infected  = after.fever | after.spreading_redness | after.pus | after.shivering | after.unwell
local excessive = after.pain_out_of_proportion

rule "limb-in-danger" {
  title   = "Pain out of proportion",
  effect  = "bruising",
  sources = { "shah", "laggan", "ma-brachial", "clinical-judgement" },

  emergency = excessive & (limb | swollen | numb | infected | patient.bleeding_tendency)
    | after.swelling:is "tense" & numb,
  same_day  = excessive,

  finding = {
    emergency = "The pain is out of proportion, or a tense swelling comes with numbness or weakness.",
    same_day  = "The pain is out of proportion to what is to be seen.",
  },
  action  = {
    emergency = "Ambulance now: pressure in a muscle compartment, or an infection in the depth must be"
      .. " ruled out today. Tell them where and when the needles went in, and any anticoagulant.",
    same_day  = "To be seen by a doctor today. Swelling, numbness, fever: emergency department.",
  },

  examples = {
    { "none", sites = { "left soleus" }, after = { others = "no", hours = 5 }, gives = "clear" },
    { "calf", sites = { "left soleus" },
      after = { others = "no", hours = 5, pain_out_of_proportion = true }, gives = "emergency" },
    { "forearm", sites = { "left brachioradialis" },
      after = { others = "no", hours = 5, pain_out_of_proportion = true }, gives = "emergency" },
    { "buttock", sites = { "left gluteus medius" },
      after = { others = "no", hours = 5, pain_out_of_proportion = true }, gives = "emergency" },
    { "back", sites = { "left lumbar erector spinae" },
      after = { others = "no", hours = 5, pain_out_of_proportion = true }, gives = "same_day" },
    { "back, on an anticoagulant", sites = { "left lumbar erector spinae" }, medications = { "apixaban" },
      after = { others = "no", hours = 5, pain_out_of_proportion = true }, gives = "emergency" },
    { "back, and fever", sites = { "left lumbar erector spinae" },
      after = { others = "no", hours = 5, pain_out_of_proportion = true, fever = true },
      gives = "emergency" },
    { "back, growing swelling", sites = { "left lumbar erector spinae" },
      after = { others = "no", hours = 5, pain_out_of_proportion = true, swelling = "growing" },
      gives = "emergency" },
    { "back, tingling", sites = { "left lumbar erector spinae" },
      after = { others = "no", hours = 5, pain_out_of_proportion = true, tingling = 2 },
      gives = "emergency" },
    { "tense and numb", sites = { "left tibialis anterior" },
      after = { others = "no", hours = 5, swelling = "tense", tingling = 2 }, gives = "emergency" },
    { "tense, not numb: swelling", sites = { "left tibialis anterior" },
      after = { others = "no", hours = 5, swelling = "tense" }, gives = "clear" },
    { "growing and numb: swelling", sites = { "left tibialis anterior" },
      after = { others = "no", hours = 5, swelling = "growing", tingling = 2 }, gives = "clear" },
    { "sites not told", after = { others = "no", hours = 5, pain_out_of_proportion = true },
      gives = "same_day", could_be = "emergency" },
    { "very sore", sites = { "left soleus" }, after = { others = "no", hours = 30, soreness = 30 },
      gives = "clear" },
    { "nothing asked", sites = { "left soleus" }, after = { hours = 5 }, gives = "clear",
      could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "sites not told; weakness stable",
      after = { hours = 5, others = false, pain_out_of_proportion = true, weakness = "stable" },
      gives = "emergency" },
    { "back; eltrombopag", after = { hours = 5, others = false, pain_out_of_proportion = true },
      sites = { "left lumbar erector spinae" }, medications = { "eltrombopag" }, gives = "same_day",
      could_be = "emergency" },
    { "not pain out of proportion", after = { pain_out_of_proportion = false }, gives = "clear",
      could_be = "emergency" },
    { "swelling none", after = { swelling = "none" }, gives = "clear", could_be = "emergency" },
    { "sites not told; spreading redness",
      after = { hours = 5, others = false, pain_out_of_proportion = true, spreading_redness = true },
      gives = "emergency" },
    { "sites not told; pus",
      after = { hours = 5, others = false, pain_out_of_proportion = true, pus = true },
      gives = "emergency" },
    { "sites not told; shivering",
      after = { hours = 5, others = false, pain_out_of_proportion = true, shivering = true },
      gives = "emergency" },
    { "sites not told; unwell",
      after = { hours = 5, others = false, pain_out_of_proportion = true, unwell = true },
      gives = "emergency" },
    { "sites not told; swelling tense",
      after = { hours = 5, others = false, pain_out_of_proportion = true, swelling = "tense" },
      gives = "emergency" },
    { "sites not told; weakness progressive",
      after = { hours = 5, others = false, pain_out_of_proportion = true, weakness = "progressive" },
      gives = "emergency" },
    { "sites not told; tingling 0.1 h",
      after = { hours = 5, others = false, pain_out_of_proportion = true, tingling = 0.1 },
      gives = "emergency" },
    { "back; pain out of proportion left empty",
      after = { hours = 5, others = false, pain_out_of_proportion = "" },
      sites = { "left lumbar erector spinae" }, gives = "clear", could_be = "same_day" },
    { "back; swelling left empty",
      after = { hours = 5, others = false, pain_out_of_proportion = true, swelling = "" },
      sites = { "left lumbar erector spinae" }, gives = "same_day", could_be = "emergency" },
    { "back; tingling left empty",
      after = { hours = 5, others = false, pain_out_of_proportion = true, tingling = "" },
      sites = { "left lumbar erector spinae" }, gives = "same_day", could_be = "emergency" },
    { "back; weakness left empty",
      after = { hours = 5, others = false, pain_out_of_proportion = true, weakness = "" },
      sites = { "left lumbar erector spinae" }, gives = "same_day", could_be = "emergency" },
    { "back; fever left empty",
      after = { hours = 5, others = false, pain_out_of_proportion = true, fever = "" },
      sites = { "left lumbar erector spinae" }, gives = "same_day", could_be = "emergency" },
    { "back; spreading redness left empty",
      after = { hours = 5, others = false, pain_out_of_proportion = true, spreading_redness = "" },
      sites = { "left lumbar erector spinae" }, gives = "same_day", could_be = "emergency" },
    { "back; pus left empty",
      after = { hours = 5, others = false, pain_out_of_proportion = true, pus = "" },
      sites = { "left lumbar erector spinae" }, gives = "same_day", could_be = "emergency" },
    { "back; shivering left empty",
      after = { hours = 5, others = false, pain_out_of_proportion = true, shivering = "" },
      sites = { "left lumbar erector spinae" }, gives = "same_day", could_be = "emergency" },
    { "back; unwell left empty",
      after = { hours = 5, others = false, pain_out_of_proportion = true, unwell = "" },
      sites = { "left lumbar erector spinae" }, gives = "same_day", could_be = "emergency" },
  },
}
