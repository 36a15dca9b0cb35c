-- SPDX-License-Identifier: MIT
-- A sudden sharp pain as the needle goes in over the chest may be the moment at which it touches the
-- pleura. One patient felt it, was well for two days, and then needed a chest tube.
--
-- 2.3 third line and the last sentence of 2.2. The line says 48 hours; that case broke out at the end of
-- them, so the call holds for the whole watch of 72 hours (J). The answer itself says that it was over
-- the chest, so the sites are not asked again. An unknown hour counts as within the watch.

local watched = ~if_known(after.hours:above(72))

rule "sharp-pain-over-chest" {
  title        = "Sharp pain when the needle went in over the chest",
  effect       = "pneumothorax",
  sources      = { "vertex", "portugal", "evms", "clinical-judgement" },
  unless_given = { "lung-collapse", "chest-symptoms" },

  call = after.sharp_pain_at_insertion & watched,

  finding = "There was a sudden sharp pain at insertion over the chest or upper back. Being well now"
    .. " does not rule out a leak: one broke out after two days.",
  action  = "Speak with the patient yourself today and tomorrow. Give the warning in writing:"
    .. " breathlessness, pain on breathing, dry cough, blue lips within 72 hours mean emergency"
    .. " department at once. No flight, dive, altitude or CPAP until then. A normal oxygen saturation"
    .. " changes none of this.",

  examples = {
    { "none", sites = { "left rhomboid major" }, after = { others = "no", hours = 20 }, gives = "clear" },
    { "now well", sites = { "left rhomboid major" },
      after = { others = "no", hours = 20, sharp_pain_at_insertion = true }, gives = "call" },
    { "now well, saturation 99 %", sites = { "left rhomboid major" },
      after = { others = "no", hours = 20, sharp_pain_at_insertion = true, oxygen_saturation = 99 },
      gives = "call" },
    { "now well, at 48 hours", sites = { "left rhomboid major" },
      after = { others = "no", hours = 48, sharp_pain_at_insertion = true }, gives = "call" },
    { "now well, at 72 hours", sites = { "left rhomboid major" },
      after = { others = "no", hours = 72, sharp_pain_at_insertion = true }, gives = "call" },
    { "still well, at 73 hours", sites = { "left rhomboid major" },
      after = { others = "no", hours = 73, sharp_pain_at_insertion = true }, gives = "clear" },
    { "now breathless", sites = { "left rhomboid major" },
      after = { others = "no", hours = 47, sharp_pain_at_insertion = true, breathless = true },
      gives = "clear" },
    { "sites not told", after = { others = "no", hours = 5, sharp_pain_at_insertion = true },
      gives = "call" },
    { "hours not told", sites = { "left rhomboid major" },
      after = { others = "no", sharp_pain_at_insertion = true }, gives = "call" },
    { "electric pain in the arm is another", sites = { "left brachialis" },
      after = { others = "no", hours = 5, electric_pain = true }, gives = "clear" },
    { "nothing asked", sites = { "left rhomboid major" }, after = { hours = 20 }, gives = "clear",
      could_be = "call" },
    { "nothing asked, after four days", sites = { "left rhomboid major" }, after = { hours = 96 },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "sites not told; breathless",
      after = { hours = 5, others = false, sharp_pain_at_insertion = true, breathless = true },
      gives = "clear" },
    { "now well; unwell",
      after = { hours = 20, others = false, sharp_pain_at_insertion = true, unwell = true },
      sites = { "left rhomboid major" }, gives = "clear" },
  },
}
