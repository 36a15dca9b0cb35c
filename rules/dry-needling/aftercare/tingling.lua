-- SPDX-License-Identifier: MIT
-- A nerve that was touched tingles for seconds, or for hours. One that was hurt goes on, and one on which
-- blood presses gets worse.
--
-- 2.1 row 8 (call after 24 hours, a doctor after 48 to 72) and 2.3. Judgement (J): between 48 and 72
-- hours it is the doctor unless it fades; where blood clots badly, the doctor after 24. That it spreads
-- cannot be told in the file; the advice names it. Weakness is another rule.

local there = after.tingling:above(0)
local stays = after.tingling:above(72) | after.tingling:above(48) & ~after.tingling_fading
  | after.tingling:above(24) & patient.bleeding_tendency

-- unnoticed: expected: if_known put around "tingling is above 0 h"
-- because where this is not known, a graver grade is possible as well.
-- unnoticed: call: if_known put around "tingling is above 24 h"
-- because where this is not known, a graver grade is possible as well.
-- unnoticed: same_day: if_known put around "tingling is above 48 h"
-- unnoticed: same_day: if_known put around "tingling is above 24 h"
-- because where the tingling is not known, the first part of the grade is open as well.
rule "tingling" {
  title        = "Numbness or tingling",
  effect       = "nerve-irritation",
  sources      = { "sa-bn121-54", "mcmanus", "brady-2014", "clinical-judgement" },
  unless_given = { "weakness", "cauda-equina", "sudden-back-pain" },

  same_day = stays,
  call     = after.tingling:above(24),
  expected = there,

  finding = "Numbness or tingling for {after.tingling}.",
  action  = {
    same_day = "To be examined by a doctor today. Any weakness: emergency department if it gets worse.",
    call     = "Speak with the patient: has it shrunk since yesterday? Test power and feeling, write it"
      .. " down, and see the patient again. If it spreads: a doctor today.",
    expected = "Tell the patient that tingling usually passes within a day, and to ring if it lasts"
      .. " longer. If it spreads, a doctor today; if a hand or foot gets weak, the same.",
  },

  examples = {
    { "none", sites = { "left brachialis" }, after = { others = "no", hours = 5 }, gives = "clear" },
    { "for five hours", sites = { "left brachialis" }, after = { others = "no", hours = 5, tingling = 5 },
      gives = "expected" },
    { "24 hours", sites = { "left brachialis" }, after = { others = "no", hours = 24, tingling = 24 },
      gives = "expected" },
    { "25 hours", sites = { "left brachialis" }, after = { others = "no", hours = 25, tingling = 25 },
      gives = "call" },
    { "48 hours, not fading", sites = { "left brachialis" },
      after = { others = "no", hours = 48, tingling = 48, tingling_fading = false }, gives = "call" },
    { "49 hours, not fading", sites = { "left brachialis" },
      after = { others = "no", hours = 49, tingling = 49, tingling_fading = false }, gives = "same_day" },
    { "49 hours, fading", sites = { "left brachialis" },
      after = { others = "no", hours = 49, tingling = 49, tingling_fading = true }, gives = "call" },
    { "49 hours, fading or not", sites = { "left brachialis" },
      after = { others = "no", hours = 49, tingling = 49 }, gives = "call", could_be = "same_day" },
    { "72 hours, fading", sites = { "left brachialis" },
      after = { others = "no", hours = 72, tingling = 72, tingling_fading = true }, gives = "call" },
    { "73 hours, fading", sites = { "left brachialis" },
      after = { others = "no", hours = 73, tingling = 73, tingling_fading = true }, gives = "same_day" },
    { "25 hours, on an anticoagulant", sites = { "left brachialis" }, medications = { "apixaban" },
      after = { others = "no", hours = 25, tingling = 25, tingling_fading = true }, gives = "same_day" },
    { "five hours, on an anticoagulant", sites = { "left brachialis" }, medications = { "apixaban" },
      after = { others = "no", hours = 5, tingling = 5 }, gives = "expected" },
    { "25 hours, medicines not asked", sites = { "left brachialis" }, medications = { others = unknown },
      after = { others = "no", hours = 25, tingling = 25, tingling_fading = true }, gives = "call",
      could_be = "same_day" },
    { "weakness says more", sites = { "left brachialis" },
      after = { others = "no", hours = 25, tingling = 25, weakness = "stable" }, gives = "clear" },
    { "a jolt and nothing since", sites = { "left brachialis" },
      after = { others = "no", hours = 5, electric_pain = true }, gives = "clear" },
    { "nothing asked", after = { hours = 5 }, gives = "clear", could_be = "same_day" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "24 hours; von Willebrand disease", after = { hours = 24, others = false, tingling = 24 },
      sites = { "left brachialis" }, conditions = { "von Willebrand disease" }, gives = "expected" },
    { "tingling fading", after = { tingling_fading = true }, gives = "clear", could_be = "same_day" },
    { "tingling 0.1 h", after = { tingling = 0.1 }, gives = "expected" },
    { "tingling 72.1 h", after = { tingling = 72.1 }, gives = "same_day" },
    { "tingling 48.1 h", after = { tingling = 48.1 }, gives = "call", could_be = "same_day" },
    { "tingling 24.1 h", after = { tingling = 24.1 }, gives = "call" },
    { "for five hours; bladder or bowel",
      after = { hours = 5, others = false, tingling = 5, bladder_or_bowel = true },
      sites = { "left brachialis" }, gives = "clear" },
    { "for five hours; sudden back pain",
      after = { hours = 5, others = false, tingling = 5, sudden_back_pain = true },
      sites = { "left brachialis" }, gives = "clear" },
    { "five hours, on an anticoagulant; tingling 24.1 h",
      after = { hours = 5, others = false, tingling = 24.1 }, medications = { "apixaban" },
      sites = { "left brachialis" }, gives = "same_day" },
  },
}
