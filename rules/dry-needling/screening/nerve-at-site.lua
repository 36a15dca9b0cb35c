-- SPDX-License-Identifier: MIT
-- A needle that meets a nerve can leave it numb or weak; one that is ill already takes longer to recover.
--
-- Section 2.1, row 8: a named nerve near the site, together with a long needle in the arm (a radial nerve
-- was hurt by 50 mm above the elbow) or with a nerve disorder. A nerve nearby alone is no finding: hardly a
-- muscle is without one, and a warning at every site is read by nobody. The grade is judgement (J).

rule "nerve-at-site" {
  title   = "Nerve close to the needle",
  effect  = "nerve-irritation",
  sources = { "mcmanus", "sa-bn121-54", "clinical-judgement" },

  precaution = site:near "nerve"
    & (site:in_region "arm" & site:needle_longer_than(49) | conditions:include "polyneuropathy"),

  finding = "A named nerve lies close, and a long needle or a nerve disorder adds to the risk: {site}.",
  action  = "Take a shorter needle, keep clear of the nerve's course, and withdraw at once at an electric pain.",

  examples = {
    { "50 mm in the arm",      sites = { "left brachialis, 50 mm" },        gives = "precaution" },
    { "40 mm in the arm",      sites = { "left brachialis, 40 mm" },        gives = "clear" },
    { "49 mm in the arm",      sites = { "left brachialis, 49 mm" },        gives = "clear" },
    { "50 mm in the buttock",  sites = { "left gluteus medius, 50 mm" },    gives = "clear" },
    { "long, no nerve",        sites = { "left vastus intermedius, 60 mm" }, gives = "clear" },
    { "nerve disorder",        sites = { "left gluteus medius, 50 mm" },
      conditions = { "polyneuropathy" },                                    gives = "precaution" },
    { "nerve disorder, no nerve near", sites = { "left vastus intermedius, 40 mm" },
      conditions = { "polyneuropathy" },                                    gives = "clear" },
    { "needle not said",       sites = { "left brachialis" },
      gives = "clear", could_be = "precaution" },
    { "nerve disorder, no site named", sites = {}, conditions = { "polyneuropathy" },
      gives = "clear", could_be = "precaution" },
    { "illnesses not asked",   sites = { "left gluteus medius, 50 mm" }, conditions = { others = unknown },
      gives = "clear", could_be = "precaution" },
  },
}
