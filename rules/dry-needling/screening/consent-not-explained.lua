-- SPDX-License-Identifier: MIT
-- A yes to what was never explained is no consent; and who was not told of the signs of a collapsed lung
-- does not come back with them (three patients of three in one series).
--
-- Section 7.2 and C02. Telling is a legal duty in Alberta; the grade is judgement (J).

rule "consent-not-explained" {
  title        = "Risks not yet explained",
  sources      = { "ptalberta-faq", "ktph", "clinical-judgement" },
  unless_given = { "consent-refused", "unable-to-consent", "needle-phobia", "emergency" },

  relative = ~consent.explained,

  finding = "The patient has not been told what may happen, or has not agreed to it.",
  action  = "Explain the technique, its alternatives, the usual effects and the rare dangers; then ask"
    .. " again.",

  examples = {
    { "explained", gives = "clear" },
    { "not explained", consent = { explained = false }, gives = "relative" },
    { "not answered", consent = { explained = unknown }, gives = "clear", could_be = "relative" },
    { "not explained, and not wanted", consent = { explained = false, willing = false },
      gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "not explained; not capable", consent = { explained = false, capable = false }, gives = "clear" },
    { "not explained; fear of needles phobia", consent = { explained = false, needle_fear = "phobia" },
      gives = "clear" },
    { "not explained; emergency", consent = { explained = false }, today = { emergency = true },
      gives = "clear" },
  },
}
