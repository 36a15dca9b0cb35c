-- SPDX-License-Identifier: MIT
-- What a site is, where it lies, on which side, how deep.

rule "site-words" {
  title      = "Sites",
  relative   = site:is("sternum", "pronator teres") & site:needle_longer_than(30),
  precaution = site:side "right" & site:in_region "arm",
  finding    = "{site}: take care.",
  override   = "never",

  examples = {
    { "left biceps", gives = "clear" },
    { "right biceps", sites = { "right biceps, 25 mm" }, gives = "precaution" },
    { "of unknown side", sites = { "biceps, 25 mm" }, gives = "clear", could_be = "precaution" },
    { "in a region of the region", sites = { "right pronator teres, 30 mm" }, gives = "precaution" },
    { "deep", sites = { "sternum, 31 mm" }, gives = "relative" },
    { "of unknown depth", sites = { "sternum" }, gives = "clear", could_be = "relative" },
    { "gravest of two", sites = { "right biceps, 25 mm", "sternum, 40 mm" }, gives = "relative" },
  },
}
