-- SPDX-License-Identifier: MIT
-- Some breastbones (4 to 8 of 100, in some series more) have a hole in the middle that no finger feels.
-- Behind it lies the heart, in a lean patient 10 mm below the skin.
--
-- T07. The "25 mm" of one series of 15 scans is no safe limit, and is not used.

local breastbone = site:is "sternum"

rule "sternum" {
  title   = "Hole in the breastbone",
  sources = {
    "aim-stern", "cureus-stern", "mahidol", "babinski-2012", "babinski-2015", "ari-stern",
  },

  absolute   = breastbone & treatment.needle_angle:is "perpendicular",
  precaution = breastbone,

  finding = {
    absolute   = "A perpendicular needle is planned over the breastbone.",
    precaution = "A needle is planned over the breastbone.",
  },
  action  = {
    absolute   = "Do not needle the breastbone perpendicularly at any depth: the heart may lie behind a"
      .. " hole in it.",
    precaution = "Needle tangentially and superficially only, or choose another site.",
  },

  examples = {
    { "perpendicular", sites = { "sternum" }, treatment = { needle_angle = "perpendicular" },
      gives = "absolute" },
    { "tangential", sites = { "sternum" }, gives = "precaution" },
    { "angle not said", sites = { "sternum" }, treatment = { needle_angle = unknown },
      gives = "precaution", could_be = "absolute" },
    { "perpendicular beside it", sites = { "left pectoralis major" },
      treatment = { needle_angle = "perpendicular" }, gives = "clear" },
    { "thigh, angle not said", sites = { "left vastus lateralis" },
      treatment = { needle_angle = unknown }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear", could_be = "precaution" },
  },
}
