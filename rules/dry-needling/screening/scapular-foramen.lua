-- SPDX-License-Identifier: MIT
-- Some shoulder blades have a hole below the spine: the needle meets no bone there, but the lung.
--
-- T08. One textbook sees no risk while the blade is intact; who has the hole is not known beforehand.

rule "scapular-foramen" {
  title   = "Hole in the shoulder blade",
  effect  = "pneumothorax",
  sources = { "nzasa", "goldfields", "tailieu" },

  precaution = site:is("infraspinatus", "subscapularis"),

  finding = "Where some shoulder blades have a hole: {site}.",
  action  = "Needle tangentially, and do not count on meeting bone.",

  examples = {
    { "infraspinatus", sites = { "left infraspinatus" }, gives = "precaution" },
    { "subscapularis", sites = { "right subscapularis" }, gives = "precaution" },
    { "above the spine of the blade", sites = { "left supraspinatus" }, gives = "clear" },
    { "breastbone has a rule of its own", sites = { "sternum" }, gives = "clear" },
    { "thigh", sites = { "left vastus lateralis" }, gives = "clear" },
    { "sites not named", gives = "clear", could_be = "precaution" },
  },
}
