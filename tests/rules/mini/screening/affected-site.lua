-- SPDX-License-Identifier: MIT
-- What lies at the place of a condition, or in its limb.

rule "affected-site" {
  title      = "Affected site",
  absolute   = site:affected_by "skin infection",
  relative   = site:in_limb_of "lymphoedema",
  precaution = site:affected_by "pacemaker",
  finding    = "{site} is affected.",

  examples = {
    { "nothing", gives = "clear" },
    { "at the site", conditions = { ["skin infection"] = "left arm" }, gives = "absolute" },
    { "inside the site's region", conditions = { ["skin infection"] = "left biceps" },
      gives = "absolute" },
    { "on the other side", conditions = { ["skin infection"] = "right arm" }, gives = "clear" },
    { "of unknown place", conditions = { "skin infection" }, gives = "clear", could_be = "absolute" },
    { "at a neighbour", conditions = { ["skin infection"] = "left biceps" },
      sites = { "left rhomboid" }, gives = "absolute" },
    { "in the limb", conditions = { lymphoedema = "left forearm" }, gives = "relative" },
    { "at the usual place", conditions = { "pacemaker" }, sites = { "left rhomboid" },
      gives = "precaution" },
  },
}
