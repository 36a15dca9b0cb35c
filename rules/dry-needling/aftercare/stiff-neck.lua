-- SPDX-License-Identifier: MIT
-- A neck that cannot bend forward means irritated meninges: infection, or blood in the spinal canal.
-- After needling of the neck it may just be sore, so what comes with it decides.
--
-- 2.1 row 6 (stiff neck and fever), 2.3 (stiff neck and deficit, at a spinal site). Judgement (J): with a
-- headache alone the same day, by itself a call; tingling counts as deficit after a site at the spinal
-- canal.

local fever   = after.fever | if_known(today.temperature:at_least(38))
local deficit = after.weakness:one_of("stable", "progressive") | after.both_legs_weak
  | after.bladder_or_bowel | after.saddle_numbness
  | after.tingling:above(0) & any_site(site:near "spinal canal")

rule "stiff-neck" {
  title   = "Stiff neck",
  effect  = "headache",
  sources = { "lee-2011", "ijspt-tl", "ref-fever", "clinical-judgement" },

  emergency = after.neck_stiff & (fever | deficit),
  same_day  = after.neck_stiff & after.headache:above(0),
  call      = after.neck_stiff,

  finding = "The neck is so stiff that the chin does not reach the chest.",
  action  = {
    emergency = "Ambulance now: stiff neck with fever or with weakness or numbness.",
    same_day  = "To be seen by a doctor today. Fever, drowsiness, weakness: emergency department.",
    call      = "Speak with the patient: are the muscles sore to the touch, and does the head turn?"
      .. " Then it is soreness. Fever, headache, weakness or numbness: emergency department.",
  },

  examples = {
    { "none", sites = { "left suboccipitals" }, after = { others = "no", hours = 20 }, gives = "clear" },
    { "by itself", sites = { "left suboccipitals" },
      after = { others = "no", hours = 20, neck_stiff = true }, gives = "call" },
    { "and headache", sites = { "left suboccipitals" },
      after = { others = "no", hours = 20, neck_stiff = true, headache = 4 }, gives = "same_day" },
    { "and fever", sites = { "left suboccipitals" },
      after = { others = "no", hours = 20, neck_stiff = true, fever = true }, gives = "emergency" },
    { "and 38.0 C", after = { others = "no", hours = 20, neck_stiff = true },
      today = { temperature = 38.0 }, gives = "emergency" },
    { "and 37.9 C", after = { others = "no", hours = 20, neck_stiff = true },
      today = { temperature = 37.9 }, gives = "call" },
    { "and weakness", sites = { "left soleus" },
      after = { others = "no", hours = 20, neck_stiff = true, weakness = "stable" },
      gives = "emergency" },
    { "and tingling, after a site at the spinal canal", sites = { "left cervical multifidus" },
      after = { others = "no", hours = 20, neck_stiff = true, tingling = 2 }, gives = "emergency" },
    { "and tingling, after the forearm", sites = { "left brachioradialis" },
      after = { others = "no", hours = 20, neck_stiff = true, tingling = 2 }, gives = "call" },
    { "fever alone", after = { others = "no", hours = 20, fever = true }, gives = "clear" },
    { "and nothing else asked", after = { hours = 20, neck_stiff = true }, gives = "call",
      could_be = "emergency" },
    { "nothing asked", after = { hours = 20 }, gives = "clear", could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "not neck stiff", after = { neck_stiff = false }, gives = "clear" },
    { "and nothing else asked; both legs weak",
      after = { hours = 20, neck_stiff = true, both_legs_weak = true }, gives = "emergency" },
    { "and nothing else asked; bladder or bowel",
      after = { hours = 20, neck_stiff = true, bladder_or_bowel = true }, gives = "emergency" },
    { "and nothing else asked; saddle numbness",
      after = { hours = 20, neck_stiff = true, saddle_numbness = true }, gives = "emergency" },
    { "by itself; headache left empty",
      after = { hours = 20, neck_stiff = true, others = false, headache = "" },
      sites = { "left suboccipitals" }, gives = "call", could_be = "same_day" },
    { "and nothing else asked; weakness progressive",
      after = { hours = 20, neck_stiff = true, weakness = "progressive" }, gives = "emergency" },
    { "and nothing else asked; headache 0.1 h",
      after = { hours = 20, neck_stiff = true, headache = 0.1 }, gives = "same_day",
      could_be = "emergency" },
    { "neck stiff left empty", after = { hours = 20, others = false, neck_stiff = "" },
      sites = { "left suboccipitals" }, gives = "clear", could_be = "call" },
    { "by itself; tingling 0.1 h",
      after = { hours = 20, neck_stiff = true, others = false, tingling = 0.1 },
      sites = { "left suboccipitals" }, gives = "emergency" },
    { "by itself; fever left empty",
      after = { hours = 20, neck_stiff = true, others = false, fever = "" },
      sites = { "left suboccipitals" }, gives = "call", could_be = "emergency" },
    { "by itself; weakness left empty",
      after = { hours = 20, neck_stiff = true, others = false, weakness = "" },
      sites = { "left suboccipitals" }, gives = "call", could_be = "emergency" },
    { "by itself; both legs weak left empty",
      after = { hours = 20, neck_stiff = true, others = false, both_legs_weak = "" },
      sites = { "left suboccipitals" }, gives = "call", could_be = "emergency" },
    { "by itself; bladder or bowel left empty",
      after = { hours = 20, neck_stiff = true, others = false, bladder_or_bowel = "" },
      sites = { "left suboccipitals" }, gives = "call", could_be = "emergency" },
    { "by itself; saddle numbness left empty",
      after = { hours = 20, neck_stiff = true, others = false, saddle_numbness = "" },
      sites = { "left suboccipitals" }, gives = "call", could_be = "emergency" },
    { "by itself; tingling left empty",
      after = { hours = 20, neck_stiff = true, others = false, tingling = "" },
      sites = { "left suboccipitals" }, gives = "call", could_be = "emergency" },
    { "and headache; neck stiff left empty",
      after = { headache = 4, hours = 20, others = false, neck_stiff = "" },
      sites = { "left suboccipitals" }, gives = "clear", could_be = "same_day" },
  },
}
