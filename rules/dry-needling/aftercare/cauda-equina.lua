-- SPDX-License-Identifier: MIT
-- Pressure on the cord or on the roots below it takes bladder, bowel, the saddle and both legs. After
-- hours it does not come back.
--
-- 2.1 row 8 and 2.3. The line of 2.3 names spinal sites; the cause may be another, so it holds for any.

rule "cauda-equina" {
  title    = "Bladder, bowel, saddle or both legs",
  effect   = "nerve-irritation",
  sources  = { "lee-2011", "berrigan", "clinical-judgement" },
  override = "never",

  emergency = after.bladder_or_bowel | after.saddle_numbness | after.both_legs_weak,

  finding = "Bladder or bowel are out of control, the saddle is numb, or both legs are weak.",
  action  = "Ambulance: imaging of the spine today, in hours. Tell them the sites and the time of the"
    .. " session, and any anticoagulant.",

  examples = {
    { "none", sites = { "left lumbar multifidus" }, after = { others = "no", hours = 5 },
      gives = "clear" },
    { "bladder", sites = { "left lumbar multifidus" },
      after = { others = "no", hours = 5, bladder_or_bowel = true }, gives = "emergency" },
    { "saddle", sites = { "left lumbar multifidus" },
      after = { others = "no", hours = 5, saddle_numbness = true }, gives = "emergency" },
    { "both legs", sites = { "left thoracic multifidus" },
      after = { others = "no", hours = 5, both_legs_weak = true }, gives = "emergency" },
    { "after a site far from the spine, and after a month", sites = { "left soleus" },
      after = { others = "no", hours = 720, saddle_numbness = true }, gives = "emergency" },
    { "nothing else asked", after = { saddle_numbness = true }, gives = "emergency" },
    { "one leg is weak", sites = { "left piriformis" },
      after = { others = "no", hours = 5, weakness = "stable" }, gives = "clear" },
    { "legs tired", after = { others = "no", hours = 5, fatigue = 5 }, gives = "clear" },
    { "nothing asked", after = { hours = 5 }, gives = "clear", could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "bladder or bowel left empty", after = { hours = 5, others = false, bladder_or_bowel = "" },
      sites = { "left lumbar multifidus" }, gives = "clear", could_be = "emergency" },
    { "saddle numbness left empty", after = { hours = 5, others = false, saddle_numbness = "" },
      sites = { "left lumbar multifidus" }, gives = "clear", could_be = "emergency" },
    { "both legs weak left empty", after = { hours = 5, others = false, both_legs_weak = "" },
      sites = { "left lumbar multifidus" }, gives = "clear", could_be = "emergency" },
  },
}
