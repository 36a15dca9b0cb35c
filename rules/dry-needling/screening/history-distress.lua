-- SPDX-License-Identifier: MIT
-- A session that brought panic or a flashback will be feared the next time.
--
-- 2.1 row 12, and C04 for how to go on. Precaution is judgement (J).

rule "history-distress" {
  title        = "Distress in an earlier session",
  effect       = "distress",
  sources      = { "sa-bn121-4", "brady-2014", "clinical-judgement" },
  unless_given = { "needle-phobia", "needle-fear" },

  precaution = sessions:count(session.distress):at_least(1),

  finding = "An earlier session was very upsetting.",
  action  = "Talk about it first, and offer another treatment. Lying on back or side with the face"
    .. " free, few needles, not left in, a word that stops it at once.",

  examples = {
    { "no earlier session told", gives = "clear" },
    { "none", session = { { date = "7 days ago", distress = false } }, gives = "clear" },
    { "once", session = { { date = "7 days ago", distress = true } }, gives = "precaution" },
    { "long ago", session = { { date = "7 days ago", distress = false },
      { date = "2 years ago", distress = true } }, gives = "precaution" },
    { "needle phobia says more", consent = { needle_fear = "phobia" },
      session = { { date = "7 days ago", distress = true } }, gives = "clear" },
    { "headache is another", session = { { date = "7 days ago", distress = false, headache = 5 } },
      gives = "clear" },
    { "not told", session = { { date = "7 days ago", fatigue = 0 } }, gives = "clear",
      could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "once; fear of needles mild", consent = { needle_fear = "mild" },
      session = { { date = "7 days ago", distress = true } }, gives = "clear" },
  },
}
