-- SPDX-License-Identifier: MIT
-- Tissue that has just been cut is open to germs and bleeds easily.
--
-- I10. Six weeks stand on clinics' consent forms; twelve for the spine is judgement (J). Twelve for
-- implants is within the twelve months of "joint-prosthesis". Operations of heart and lung have rules of
-- their own.

local at_site    = site:affected_by "recent surgery" & conditions:include("recent surgery"):within_days(41)
local at_a_spine = site:in_region "spine" & site:affected_by "spinal surgery"
  & conditions:include("spinal surgery"):within_days(83)

rule "recent-surgery" {
  title   = "Recent operation",
  effect  = "infection",
  sources = { "bepre", "clinical-judgement" },

  relative = at_site | at_a_spine,

  finding = "There was an operation at or next to {site} within the last weeks.",
  action  = "Avoid the area for six weeks, twelve after the spine; before that only if the surgeon agrees.",

  examples = {
    { "none", sites = { "left vastus medialis" }, gives = "clear" },
    { "knee, 41 days ago", sites = { "left vastus medialis" },
      conditions = { surgery = "left knee, 41 days ago" }, gives = "relative" },
    { "knee, six weeks ago", sites = { "left vastus medialis" },
      conditions = { surgery = "left knee, 42 days ago" }, gives = "clear" },
    { "the other knee", sites = { "left vastus medialis" },
      conditions = { surgery = "right knee, 5 days ago" }, gives = "clear" },
    { "knee, shoulder planned", sites = { "left deltoid" },
      conditions = { surgery = "left knee, 5 days ago" }, gives = "clear" },
    { "spine, 83 days ago", sites = { "left lumbar multifidus" },
      conditions = { discectomy = "lumbar spine, 83 days ago" }, gives = "relative" },
    { "spine, twelve weeks ago", sites = { "left lumbar multifidus" },
      conditions = { discectomy = "lumbar spine, 84 days ago" }, gives = "clear" },
    { "low back, ten weeks ago, not said whether the spine", sites = { "left lumbar multifidus" },
      conditions = { surgery = "left lower back, 70 days ago" }, gives = "clear", could_be = "relative" },
    { "day not told", sites = { "left vastus medialis" }, conditions = { surgery = "left knee" },
      gives = "clear", could_be = "relative" },
    { "place not told", sites = { "left vastus medialis" }, conditions = { surgery = "10 days ago" },
      gives = "clear", could_be = "relative" },
    { "gallbladder, years ago, belly planned", sites = { "left rectus abdominis" },
      conditions = { cholecystectomy = "2012-03-01" }, gives = "clear" },
    { "gallbladder, four weeks ago, belly planned", sites = { "left rectus abdominis" },
      conditions = { cholecystectomy = "28 days ago" }, gives = "relative" },
    { "breast, two weeks ago, chest planned", sites = { "left pectoralis major" },
      conditions = { lumpectomy = "left, 14 days ago" }, gives = "relative" },
    { "illnesses not asked", sites = { "left soleus" }, conditions = { others = unknown },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "knee, 41 days ago; at left upper trapezius", conditions = { surgery = "left knee, 41 days ago" },
      sites = { "left upper trapezius" }, gives = "clear" },
    { "no site named", gives = "clear" },
  },
}
