-- SPDX-License-Identifier: MIT
-- A jolt like electricity means that the needle met a nerve. Withdrawn at once, it mostly leaves nothing.
--
-- 2.1 row 8: withdraw at once; tingling up to 24 hours (J).

rule "nerve-jolt" {
  title        = "Electric jolt during the session",
  effect       = "nerve-irritation",
  sources      = { "sa-bn121-54", "clinical-judgement" },
  unless_given = { "tingling", "weakness" },

  expected = after.electric_pain,

  finding = "There was a jolt along a nerve during the session, and there is no tingling or weakness"
    .. " now.",
  action  = "Nothing to do today. Write down site and direction, and take another way there next time."
    .. " The patient is to ring if tingling lasts longer than a day, and to see a doctor the same day"
    .. " if a hand or foot gets weak.",

  examples = {
    { "none", sites = { "left brachialis" }, after = { others = "no", hours = 5 }, gives = "clear" },
    { "a jolt", sites = { "left brachialis" }, after = { others = "no", hours = 5, electric_pain = true },
      gives = "expected" },
    { "a jolt, and tingling since", sites = { "left brachialis" },
      after = { others = "no", hours = 5, electric_pain = true, tingling = 5 }, gives = "clear" },
    { "a jolt, and weakness", sites = { "left brachialis" },
      after = { others = "no", hours = 5, electric_pain = true, weakness = "stable" }, gives = "clear" },
    { "sharp pain over the chest is another", sites = { "left rhomboid major" },
      after = { others = "no", hours = 5, sharp_pain_at_insertion = true }, gives = "clear" },
    { "nothing asked", after = { hours = 5 }, gives = "clear", could_be = "expected" },
  },
}
