-- SPDX-License-Identifier: MIT
-- After a session: grades of the other scale, one of them for each site that was treated.

rule "breathless" {
  title     = "Breathless",
  effect    = "pneumothorax",
  emergency = site:near "lung" & after.breathless,
  same_day  = after.breathless,
  finding   = { emergency = "{site} lies over the lung.", same_day = "The patient is breathless." },

  examples = {
    { "well", after = { others = "no" }, gives = "clear" },
    { "breathless", after = { breathless = true, others = "no" }, gives = "same_day" },
    { "over the lung", after = { breathless = true, others = "no" }, sites = { "left rhomboid" },
      gives = "emergency" },
    { "not said", after = { sore = 3 }, gives = "clear", could_be = "same_day" },
  },
}
