-- SPDX-License-Identifier: MIT
-- A bruise of more than ten days was large, or the blood clots badly and nobody has said so.
--
-- 2.1 row 2 and 2.3 (seven to ten days are usual; the later line is taken). Precaution is judgement (J).
-- Where a reason is known, its own rule says what to do.

rule "history-bruise" {
  title        = "Bruise that lasted",
  effect       = "bruising",
  sources      = { "brady-2014", "aopt", "clinical-judgement" },
  unless_given = { "bleeding", "bleeding-disorder", "platelets", "bruising" },

  precaution = sessions:count(session.bruise:above(10)):at_least(1),

  finding = "After an earlier session a bruise lasted for more than ten days.",
  action  = "Ask about medicines and supplements that slow clotting, and how long blood tests bleed."
    .. " Thin needle, few passes, press for two minutes. If it happens again: consider a blood count"
    .. " and an INR.",

  examples = {
    { "no earlier session told", gives = "clear" },
    { "three days", session = { { date = "14 days ago", bruise = 3 } }, gives = "clear" },
    { "ten days", session = { { date = "14 days ago", bruise = 10 } }, gives = "clear" },
    { "eleven days", session = { { date = "14 days ago", bruise = 11 } }, gives = "precaution" },
    { "an anticoagulant explains it", medications = { "apixaban" },
      session = { { date = "14 days ago", bruise = 12 } }, gives = "clear" },
    { "bruises easily: the other rule", history = { bruises_easily = true },
      session = { { date = "14 days ago", bruise = 12 } }, gives = "clear" },
    { "not told", session = { { date = "14 days ago", fatigue = 0 } }, gives = "clear",
      could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "eleven days; severe bleeding disorder", conditions = { "severe bleeding disorder" },
      session = { { date = "14 days ago", bruise = 11 } }, gives = "clear" },
    { "eleven days; platelet count 19 10*9/L, 3 days ago",
      labs = { platelets = "19 10*9/L, 3 days ago" },
      session = { { date = "14 days ago", bruise = 11 } }, gives = "clear" },
    { "three days; all sessions bruise 10.5 d", session = { { date = "14 days ago", bruise = 10.5 } },
      gives = "precaution" },
  },
}
