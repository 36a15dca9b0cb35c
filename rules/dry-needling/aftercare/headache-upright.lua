-- SPDX-License-Identifier: MIT
-- A headache that comes with sitting up and goes with lying down means that spinal fluid leaks: a needle
-- has gone through the dura.
--
-- 2.1 row 6 (emergency department after paraspinal or neck needling). After other sites: the same day
-- (J).

local headache   = after.headache:above(0)
local upright    = asked_if(headache, after.headache_worse_upright)
local near_spine = any_site(site:near "spinal canal" | site:in_region "neck" | site:in_region "spine")

-- unnoticed: emergency: "at the site: spinal canal, meninges or brain stem within reach": no example decides by its holding
-- unnoticed: emergency: "at the site: spinal canal, meninges or brain stem within reach" left out
-- unnoticed: emergency: "at the site: spinal canal, meninges or brain stem within reach" becomes "at the site: heart within reach"
-- because every site near the spinal canal lies at the neck or the spine. All are asked for, in case sites.ini gets another.
rule "headache-upright" {
  title   = "Headache that is worse upright",
  effect  = "headache",
  sources = { "ijspt-tl", "clinical-judgement" },

  emergency = upright & near_spine,
  same_day  = upright,

  finding = "The headache is worse when the patient sits or stands.",
  action  = {
    emergency = "Emergency department now, lying down if possible: a leak of spinal fluid must be ruled"
      .. " out. Tell them the sites.",
    same_day  = "To be seen by a doctor today. Fever, a stiff neck or weakness: emergency department.",
  },

  examples = {
    { "no headache", sites = { "left suboccipitals" }, after = { others = "no", hours = 30 },
      gives = "clear" },
    { "worse upright, after the neck", sites = { "left suboccipitals" },
      after = { others = "no", hours = 30, headache = 20, headache_worse_upright = true },
      gives = "emergency" },
    { "worse upright, after the low back", sites = { "right lumbar multifidus" },
      after = { others = "no", hours = 30, headache = 20, headache_worse_upright = true },
      gives = "emergency" },
    { "worse upright, after the calf", sites = { "left soleus" },
      after = { others = "no", hours = 30, headache = 20, headache_worse_upright = true },
      gives = "same_day" },
    { "worse upright, sites not told",
      after = { others = "no", hours = 30, headache = 20, headache_worse_upright = true },
      gives = "same_day", could_be = "emergency" },
    { "the same lying and standing", sites = { "left suboccipitals" },
      after = { others = "no", hours = 30, headache = 20, headache_worse_upright = false },
      gives = "clear" },
    { "headache, posture not asked", sites = { "left suboccipitals" },
      after = { hours = 30, headache = 20 }, gives = "clear", could_be = "emergency" },
    { "no headache, posture not asked", sites = { "left suboccipitals" },
      after = { hours = 30, headache = 0 }, gives = "clear" },
    { "nothing asked, calf", sites = { "left soleus" }, after = { hours = 30 }, gives = "clear",
      could_be = "same_day" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "nothing asked, calf; at left digastric", after = { hours = 30 }, sites = { "left digastric" },
      gives = "clear", could_be = "emergency" },
    { "nothing asked, calf; at left rhomboid major", after = { hours = 30 },
      sites = { "left rhomboid major" }, gives = "clear", could_be = "emergency" },
    { "headache 0.1 h", after = { headache = 0.1 }, gives = "clear", could_be = "emergency" },
    { "nothing asked, calf; headache 0.1 h", after = { hours = 30, headache = 0.1 },
      sites = { "left soleus" }, gives = "clear", could_be = "same_day" },
  },
}
