-- SPDX-License-Identifier: MIT
-- A weak wall tears, a clot may come loose, a fistula bleeds at arterial pressure, a graft may be infected.
--
-- B11. Vascular disease and varicose veins are sourced; aneurysm, fistula, graft and deep vein thrombosis
-- are judgement (J). Varicose veins and aneurysms bar their place; thrombosis, fistula and graft the limb.
-- Poor circulation (D13) is another rule.

local in_its_limb = site:in_limb_of "deep vein thrombosis" | site:in_limb_of "arteriovenous fistula"
  | site:in_limb_of "vascular graft"

-- unnoticed: relative: "has vascular graft at the site or next to it": no example decides by its holding
-- unnoticed: relative: "has vascular graft at the site or next to it" left out
-- unnoticed: relative: "has vascular graft at the site or next to it" becomes "has arteriovenous fistula at the site or next to it"
-- unnoticed: relative: "has vascular graft at the site or next to it" becomes "has vascular graft in the limb of the site"
-- unnoticed: relative: if_known put around "has vascular graft at the site or next to it"
-- because in the list of illnesses it is a vessel disorder, and that part says it.
-- unnoticed: relative: "carries arteriovenous fistula in the limb of the site": no example decides by its holding
-- unnoticed: relative: "carries arteriovenous fistula in the limb of the site" left out
-- unnoticed: relative: "carries arteriovenous fistula in the limb of the site" becomes "carries stent graft in the limb of the site"
-- unnoticed: relative: "carries arteriovenous fistula in the limb of the site" becomes "carries arteriovenous fistula at the site or next to it"
-- unnoticed: relative: if_known put around "carries arteriovenous fistula in the limb of the site"
-- because among the implants it is a vascular graft, and that part says it.
rule "vessel-disease" {
  title   = "Diseased or operated vessel",
  effect  = "bruising",
  sources = { "sa-bn121-3", "physioman", "goldfields", "nzasa", "clinical-judgement" },

  relative = site:affected_by "vessel disorder" | site:affected_by "vascular graft" | in_its_limb,

  finding = "At {site} or in its limb lies a vessel that must not be hit, or a clot.",
  action  = "Avoid the site; with thrombosis, fistula or graft the whole limb. Else only once a physician agrees.",

  examples = {
    { "none", sites = { "left gastrocnemius" }, gives = "clear" },
    { "varicose veins at the calf", sites = { "left gastrocnemius" },
      conditions = { ["varicose veins"] = "left calf" }, gives = "relative" },
    { "varicose veins at the calf, thigh planned", sites = { "left vastus lateralis" },
      conditions = { ["varicose veins"] = "left calf" }, gives = "clear" },
    { "varicose veins of the other leg", sites = { "left gastrocnemius" },
      conditions = { ["varicose veins"] = "right leg" }, gives = "clear" },
    { "varicose veins, place not told", sites = { "left gastrocnemius" },
      conditions = { "varicose veins" }, gives = "clear", could_be = "relative" },
    { "thrombosis of the calf, thigh planned", sites = { "left vastus lateralis" },
      conditions = { DVT = "left calf" }, gives = "relative" },
    { "thrombosis, arm planned", sites = { "left biceps" }, conditions = { DVT = "left leg" },
      gives = "clear" },
    { "thrombosis, healed", sites = { "left gastrocnemius" },
      conditions = { DVT = "resolved, left leg" }, gives = "clear" },
    { "fistula at the wrist, upper arm planned", sites = { "left biceps" },
      implants = { ["arteriovenous fistula"] = "left wrist" }, gives = "relative" },
    { "fistula told as an illness", sites = { "left biceps" },
      conditions = { ["AV fistula"] = "left forearm" }, gives = "relative" },
    { "bypass of the thigh, calf planned", sites = { "right soleus" },
      implants = { ["leg bypass"] = "right thigh" }, gives = "relative" },
    { "aneurysm of the belly", sites = { "left psoas major" },
      conditions = { "abdominal aortic aneurysm" }, gives = "relative" },
    { "aneurysm of the belly, thigh planned", sites = { "left vastus lateralis" },
      conditions = { "AAA" }, gives = "clear" },
    { "a coronary stent", sites = { "left vastus lateralis" }, implants = { "coronary stent" },
      gives = "clear" },
    { "illnesses not asked", sites = { "left vastus lateralis" }, conditions = { others = unknown },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "stent graft, left upper trapezius", implants = { ["stent graft"] = "left upper trapezius" },
      gives = "clear", could_be = "relative" },
    { "vascular graft, left thigh", sites = { "left gastrocnemius" },
      conditions = { ["vascular graft"] = "left thigh" }, gives = "relative" },
    { "implants not all asked", implants = { others = unknown }, gives = "clear",
      could_be = "relative" },
    { "thrombosis, arm planned; stent graft, left upper trapezius", conditions = { DVT = "left leg" },
      sites = { "left biceps" }, implants = { ["stent graft"] = "left upper trapezius" },
      gives = "relative" },
    { "aortic graft, at the belly", sites = { "rectus abdominis" },
      implants = { ["aortic graft"] = "abdomen" }, gives = "relative" },
    { "vascular graft in the belly, at the belly", sites = { "left rectus abdominis" },
      conditions = { ["vascular graft"] = "abdomen" }, gives = "relative" },
    { "clot in a foot, not said which", sites = { "left vastus lateralis" },
      conditions = { ["deep vein thrombosis"] = "foot" }, gives = "clear", could_be = "relative" },
    { "fistula at a wrist, not said which", sites = { "left biceps brachii" },
      conditions = { ["arteriovenous fistula"] = "hand" }, gives = "clear", could_be = "relative" },
    { "graft in a foot, not said which", sites = { "left vastus lateralis" },
      conditions = { ["vascular graft"] = "foot" }, gives = "clear", could_be = "relative" },
    { "graft in a foot, told as an implant, not said which", sites = { "left vastus lateralis" },
      implants = { ["vascular graft"] = "foot" }, gives = "clear", could_be = "relative" },
    { "fistula at a wrist, told as an implant, not said which", sites = { "left biceps brachii" },
      implants = { ["arteriovenous fistula"] = "hand" }, gives = "clear", could_be = "relative" },
    { "stent graft in a foot, not said which", sites = { "left vastus lateralis" },
      implants = { ["aortic graft"] = "foot" }, gives = "clear", could_be = "relative" },
  },
}
