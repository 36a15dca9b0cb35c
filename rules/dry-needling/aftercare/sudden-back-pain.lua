-- SPDX-License-Identifier: MIT
-- Blood between the bone and the cord begins as a sudden burning or band-like pain, before anything is
-- weak.
--
-- 2.1 row 8 ("sudden neuropathic pain near the spine": emergency imaging). After a limb only, in a
-- patient who clots well and lacks nothing, the needle cannot be the cause: a doctor the same day (J).

local near_spine = any_site(site:near "spinal canal" | site:in_region "spine" | site:in_region "back")
local deficit    = after.weakness:one_of("stable", "progressive") | after.both_legs_weak
  | after.bladder_or_bowel | after.saddle_numbness | after.tingling:above(0)

-- unnoticed: emergency: "at the site: spinal canal, meninges or brain stem within reach": no example decides by its holding
-- unnoticed: emergency: "at the site: spinal canal, meninges or brain stem within reach" left out
-- unnoticed: emergency: "at the site: spinal canal, meninges or brain stem within reach" becomes "at the site: heart within reach"
-- because every site near the spinal canal lies at the spine. Both are asked for, in case sites.ini gets another.
rule "sudden-back-pain" {
  title   = "Sudden burning or band-like pain near the spine",
  effect  = "nerve-irritation",
  sources = { "lee-2011", "berrigan", "clinical-judgement" },

  emergency = after.sudden_back_pain & (near_spine | deficit | patient.bleeding_tendency),
  same_day  = after.sudden_back_pain,

  finding = "There is a new burning or band-like pain near the spine.",
  action  = {
    emergency = "Emergency department now, for imaging of the spine. Tell them the sites and the time,"
      .. " and any anticoagulant.",
    same_day  = "To be seen by a doctor today. Weakness, numbness, bladder or bowel: emergency"
      .. " department.",
  },

  examples = {
    { "none", sites = { "left lumbar multifidus" }, after = { others = "no", hours = 5 },
      gives = "clear" },
    { "after a site at the spinal canal", sites = { "left lumbar multifidus" },
      after = { others = "no", hours = 5, sudden_back_pain = true }, gives = "emergency" },
    { "after a site beside the spine", sites = { "left lumbar erector spinae" },
      after = { others = "no", hours = 5, sudden_back_pain = true }, gives = "emergency" },
    { "after the calf", sites = { "left soleus" },
      after = { others = "no", hours = 5, sudden_back_pain = true }, gives = "same_day" },
    { "after the calf, on an anticoagulant", sites = { "left soleus" }, medications = { "warfarin" },
      after = { others = "no", hours = 5, sudden_back_pain = true }, gives = "emergency" },
    { "after the calf, and a leg tingles", sites = { "left soleus" },
      after = { others = "no", hours = 5, sudden_back_pain = true, tingling = 2 }, gives = "emergency" },
    { "sites not told", after = { others = "no", hours = 5, sudden_back_pain = true }, gives = "same_day",
      could_be = "emergency" },
    { "after the calf, medicines not asked", sites = { "left soleus" }, medications = { others = unknown },
      after = { others = "no", hours = 5, sudden_back_pain = true }, gives = "same_day",
      could_be = "emergency" },
    { "a sore back is soreness", sites = { "left lumbar multifidus" },
      after = { others = "no", hours = 20, soreness = 20 }, gives = "clear" },
    { "nothing asked", sites = { "left lumbar multifidus" }, after = { hours = 5 }, gives = "clear",
      could_be = "emergency" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "sites not told; weakness stable",
      after = { hours = 5, others = false, sudden_back_pain = true, weakness = "stable" },
      gives = "emergency" },
    { "sites not told; at left upper trapezius",
      after = { hours = 5, others = false, sudden_back_pain = true }, sites = { "left upper trapezius" },
      gives = "emergency" },
    { "sites not told; both legs weak",
      after = { hours = 5, others = false, sudden_back_pain = true, both_legs_weak = true },
      gives = "emergency" },
    { "sites not told; bladder or bowel",
      after = { hours = 5, others = false, sudden_back_pain = true, bladder_or_bowel = true },
      gives = "emergency" },
    { "sites not told; saddle numbness",
      after = { hours = 5, others = false, sudden_back_pain = true, saddle_numbness = true },
      gives = "emergency" },
    { "sites not told; weakness progressive",
      after = { hours = 5, others = false, sudden_back_pain = true, weakness = "progressive" },
      gives = "emergency" },
    { "sites not told; tingling 0.1 h",
      after = { hours = 5, others = false, sudden_back_pain = true, tingling = 0.1 },
      gives = "emergency" },
    { "after the calf; sudden back pain left empty",
      after = { hours = 5, others = false, sudden_back_pain = "" }, sites = { "left soleus" },
      gives = "clear", could_be = "same_day" },
    { "after the calf; weakness left empty",
      after = { hours = 5, others = false, sudden_back_pain = true, weakness = "" },
      sites = { "left soleus" }, gives = "same_day", could_be = "emergency" },
    { "after the calf; both legs weak left empty",
      after = { hours = 5, others = false, sudden_back_pain = true, both_legs_weak = "" },
      sites = { "left soleus" }, gives = "same_day", could_be = "emergency" },
    { "after the calf; bladder or bowel left empty",
      after = { hours = 5, others = false, sudden_back_pain = true, bladder_or_bowel = "" },
      sites = { "left soleus" }, gives = "same_day", could_be = "emergency" },
    { "after the calf; saddle numbness left empty",
      after = { hours = 5, others = false, sudden_back_pain = true, saddle_numbness = "" },
      sites = { "left soleus" }, gives = "same_day", could_be = "emergency" },
    { "after the calf; tingling left empty",
      after = { hours = 5, others = false, sudden_back_pain = true, tingling = "" },
      sites = { "left soleus" }, gives = "same_day", could_be = "emergency" },
    { "over the shoulder blade", sites = { "left rhomboid major" },
      after = { hours = 5, others = "no", sudden_back_pain = true }, gives = "emergency" },
    { "at the small of the back, beside the spine", sites = { "left quadratus lumborum" },
      after = { hours = 5, others = "no", sudden_back_pain = true }, gives = "emergency" },
    { "the broad muscle of the back", sites = { "left latissimus dorsi" },
      after = { hours = 5, others = "no", sudden_back_pain = true }, gives = "emergency" },
  },
}
