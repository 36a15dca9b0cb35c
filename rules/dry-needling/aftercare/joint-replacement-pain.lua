-- SPDX-License-Identifier: MIT
-- Bacteria settle on an artificial joint quietly: one hurt two weeks after the needle, and was infected.
--
-- 2.1 row 7, "late": joint-replacement pain two weeks later is the same day. It is counted from 72 hours
-- on, when ordinary soreness has passed (J). A joint told as an implant or as an illness.

local artificial_joint = any_site(site:affected_by "joint replacement"
  | site:affected_by "joint prosthesis")
local long_pain        = after.soreness:above(72) | after.flare:above(72)

-- unnoticed: same_day: "has joint replacement at the site or next to it": no example decides by its holding
-- unnoticed: same_day: "carries joint replacement at the site or next to it": no example decides by its holding
-- unnoticed: same_day: "has joint replacement at the site or next to it": no example decides by its holding
-- unnoticed: same_day: "(has joint replacement at the site or next to it or carries joint replacement at the site or next to it)" left out
-- unnoticed: same_day: "&" for "|" between "has joint replacement at the site or next to it" and "carries joint replacement at the site or next to it"
-- unnoticed: same_day: "has joint replacement at the site or next to it" left out
-- unnoticed: same_day: "carries joint replacement at the site or next to it" left out
-- unnoticed: same_day: if_known put around "has joint replacement at the site or next to it"
-- unnoticed: same_day: "carries joint replacement at the site or next to it" becomes "carries hip replacement at the site or next to it"
-- unnoticed: same_day: if_known put around "carries joint replacement at the site or next to it"
-- unnoticed: same_day: "has joint replacement at the site or next to it" left out
-- unnoticed: same_day: if_known put around "has joint replacement at the site or next to it"
-- because both words of the rule name the same in both lists, so that another part says it as well.
rule "joint-replacement-pain" {
  title   = "Lasting pain by an artificial joint",
  effect  = "infection",
  sources = { "steentjes", "clinical-judgement" },

  same_day = (long_pain | after.lump) & artificial_joint,

  finding = "Pain for more than three days, or a lump, and an artificial joint at or next to a site"
    .. " that was treated.",
  action  = "To be seen by a doctor today, and the surgeon told: an infected joint replacement must be"
    .. " ruled out.",

  examples = {
    { "no artificial joint", sites = { "right gluteus medius" },
      after = { others = "no", hours = 340, soreness = 340 }, gives = "clear" },
    { "hip replaced, sore for two weeks", sites = { "right gluteus medius" },
      conditions = { ["hip replacement"] = "right hip, 210 days ago" },
      after = { others = "no", hours = 340, soreness = 340 }, gives = "same_day" },
    { "told as an implant", sites = { "right gluteus medius" },
      implants = { ["hip replacement"] = "right, 210 days ago" },
      after = { others = "no", hours = 340, flare = 340 }, gives = "same_day" },
    { "and a lump", sites = { "right gluteus medius" },
      conditions = { ["hip replacement"] = "right hip, 210 days ago" },
      after = { others = "no", hours = 340, lump = true }, gives = "same_day" },
    { "73 hours", sites = { "right gluteus medius" },
      conditions = { ["hip replacement"] = "right hip, 210 days ago" },
      after = { others = "no", hours = 80, soreness = 73 }, gives = "same_day" },
    { "72 hours", sites = { "right gluteus medius" },
      conditions = { ["hip replacement"] = "right hip, 210 days ago" },
      after = { others = "no", hours = 80, soreness = 72 }, gives = "clear" },
    { "the other hip", sites = { "left gluteus medius" },
      conditions = { ["hip replacement"] = "right hip, 210 days ago" },
      after = { others = "no", hours = 340, soreness = 340 }, gives = "clear" },
    { "forearm", sites = { "right brachioradialis" },
      conditions = { ["hip replacement"] = "right hip, 210 days ago" },
      after = { others = "no", hours = 340, soreness = 340 }, gives = "clear" },
    { "illnesses not asked", sites = { "right gluteus medius" }, conditions = { others = unknown },
      after = { others = "no", hours = 340, soreness = 340 }, gives = "clear", could_be = "same_day" },
    { "illnesses not asked, nothing hurts", sites = { "right gluteus medius" },
      conditions = { others = unknown }, after = { others = "no", hours = 340 }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "soreness not asked", after = { soreness = unknown }, gives = "clear" },
    { "illnesses not asked, nothing hurts; flare 72 h",
      after = { hours = 340, others = false, flare = 72 }, conditions = { others = unknown },
      sites = { "right gluteus medius" }, gives = "clear" },
    { "implants not all asked", implants = { others = unknown }, gives = "clear" },
    { "told as an implant; no site named", after = { flare = 340, hours = 340, others = false },
      implants = { ["hip replacement"] = "right, 210 days ago" }, gives = "clear",
      could_be = "same_day" },
    { "illnesses not asked, nothing hurts; flare 73 h",
      after = { hours = 340, others = false, flare = 73 }, conditions = { others = unknown },
      sites = { "right gluteus medius" }, gives = "clear", could_be = "same_day" },
    { "illnesses not asked, nothing hurts; soreness left empty",
      after = { hours = 340, others = false, soreness = "" }, conditions = { others = unknown },
      sites = { "right gluteus medius" }, gives = "clear", could_be = "same_day" },
    { "illnesses not asked, nothing hurts; flare left empty",
      after = { hours = 340, others = false, flare = "" }, conditions = { others = unknown },
      sites = { "right gluteus medius" }, gives = "clear", could_be = "same_day" },
    { "illnesses not asked, nothing hurts; lump left empty",
      after = { hours = 340, others = false, lump = "" }, conditions = { others = unknown },
      sites = { "right gluteus medius" }, gives = "clear", could_be = "same_day" },
    { "no artificial joint; at left vastus lateralis; hip replacement, left foot",
      after = { hours = 340, others = false, soreness = 340 }, sites = { "left vastus lateralis" },
      conditions = { ["hip replacement"] = "left foot" }, gives = "clear" },
    { "no artificial joint; joint prosthesis, left vastus lateralis; at left gastrocnemius",
      after = { hours = 340, others = false, soreness = 340 },
      implants = { ["joint prosthesis"] = "left vastus lateralis" }, sites = { "left gastrocnemius" },
      gives = "clear" },
  },
}
