-- SPDX-License-Identifier: MIT
-- A lung may collapse two days after the needle, with nothing felt until then. Whoever is well the day
-- after is not yet out of it.
--
-- 2.2: a gap of 48 hours without symptoms exists; the watch of 72 hours is judgement (J). Nothing is to
-- be done, so the grade is "expected"; but the report must not be silent. An unknown hour counts as
-- within.

local over_lung = site:near "lung"
local watched   = ~if_known(after.hours:above(72))

rule "lung-watch" {
  title        = "Three days of watching after a site over the lung",
  effect       = "pneumothorax",
  sources      = { "vertex", "grusche", "huisma", "clinical-judgement" },
  unless_given = { "lung-collapse", "chest-symptoms", "sharp-pain-over-chest" },

  expected = over_lung & watched,

  finding = "Treated over the lung ({site}) within the last 72 hours. A day without symptoms, or a"
    .. " normal oxygen saturation, is no proof that the lung is sound.",
  action  = "Remind the patient: breathlessness, pain on breathing, dry cough or blue lips within 72"
    .. " hours of the session mean emergency department at once.",

  examples = {
    { "the day after", sites = { "left rhomboid major" }, after = { others = "no", hours = 20 },
      gives = "expected" },
    { "the day after, saturation 99 %", sites = { "left rhomboid major" },
      after = { others = "no", hours = 20, oxygen_saturation = 99 }, gives = "expected" },
    { "at 72 hours", sites = { "left rhomboid major" }, after = { others = "no", hours = 72 },
      gives = "expected" },
    { "at 73 hours", sites = { "left rhomboid major" }, after = { others = "no", hours = 73 },
      gives = "clear" },
    { "thigh", sites = { "left vastus lateralis" }, after = { others = "no", hours = 20 },
      gives = "clear" },
    { "hours not told", sites = { "left rhomboid major" }, after = { others = "no" },
      gives = "expected" },
    { "sites not told", after = { others = "no", hours = 20 }, gives = "clear", could_be = "expected" },
    { "breathless: no longer to be watched", sites = { "left rhomboid major" },
      after = { others = "no", hours = 20, breathless = true }, gives = "clear" },
    { "sharp pain at insertion says it all", sites = { "left rhomboid major" },
      after = { others = "no", hours = 20, sharp_pain_at_insertion = true }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "hours not told; breathless", after = { others = false, breathless = true },
      sites = { "left rhomboid major" }, gives = "clear" },
    { "the day after; unwell", after = { hours = 20, others = false, unwell = true },
      sites = { "left rhomboid major" }, gives = "clear" },
  },
}
