-- SPDX-License-Identifier: MIT
-- A needled muscle is sore like one that worked too hard: in a trial all were, and none after 72 hours.
--
-- 2.1 row 1 and 2.3. Judgement (J): from 48 hours on, soreness that does not get better is a call. Row 1
-- sends soreness that gets worse to the doctor, with fever, swelling or a tense limb: "infection-signs",
-- "swelling" and "limb-in-danger" do that. An unanswered "getting better?" counts as no.

local stubborn = after.soreness:above(48) & ~if_known(after.soreness_improving)

-- unnoticed: expected: if_known put around "soreness is above 0 h"
-- because where this is not known, a graver grade is possible as well.
-- unnoticed: call: if_known put around "soreness is above 48 h"
-- because where the soreness is not known, the other part of the grade is open as well.
rule "soreness-after" {
  title        = "Sore muscles",
  effect       = "soreness",
  sources      = { "sanchez", "jcm-t5", "martin-pz", "tolbert-2025", "clinical-judgement" },
  unless_given = { "limb-in-danger", "joint-replacement-pain" },

  call     = after.soreness:above(72) | stubborn,
  expected = after.soreness:above(0),

  finding = "Sore for {after.soreness}.",
  action  = {
    call     = "Speak with the patient: is it getting worse, is the limb swollen or tense, is there"
      .. " fever? Then a doctor today. Else fewer needles next time.",
    expected = "Soreness mostly falls within a day and is gone after three. Getting worse after two"
      .. " days, swelling or fever: ring.",
  },

  examples = {
    { "none", after = { others = "no", hours = 20 }, gives = "clear" },
    { "a day, getting better",
      after = { others = "no", hours = 26, soreness = 24, soreness_improving = true },
      gives = "expected" },
    { "a day, not yet better",
      after = { others = "no", hours = 26, soreness = 24, soreness_improving = false },
      gives = "expected" },
    { "48 hours, not better",
      after = { others = "no", hours = 50, soreness = 48, soreness_improving = false },
      gives = "expected" },
    { "49 hours, not better",
      after = { others = "no", hours = 50, soreness = 49, soreness_improving = false },
      gives = "call" },
    { "49 hours, not told", after = { others = "no", hours = 50, soreness = 49 }, gives = "call" },
    { "72 hours, getting better",
      after = { others = "no", hours = 75, soreness = 72, soreness_improving = true },
      gives = "expected" },
    { "73 hours, getting better",
      after = { others = "no", hours = 75, soreness = 73, soreness_improving = true }, gives = "call" },
    { "73 hours, not better",
      after = { others = "no", hours = 75, soreness = 73, soreness_improving = false },
      gives = "call" },
    { "pain worse than before is flare-after", after = { others = "no", hours = 20, flare = 20 },
      gives = "clear" },
    { "pain out of proportion says more", sites = { "left soleus" },
      after = { others = "no", hours = 20, soreness = 20, pain_out_of_proportion = true },
      gives = "clear" },
    { "nothing asked", after = { hours = 20 }, gives = "clear", could_be = "call" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "soreness improving", after = { soreness_improving = true }, gives = "clear", could_be = "call" },
    { "soreness 1 h", after = { soreness = 1 }, gives = "expected" },
    { "by an artificial joint", sites = { "right gluteus medius" },
      conditions = { ["hip replacement"] = "right hip, 210 days ago" },
      after = { others = "no", hours = 340, soreness = 340 }, gives = "clear" },
  },
}
