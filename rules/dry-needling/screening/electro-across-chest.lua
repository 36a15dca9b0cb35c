-- SPDX-License-Identifier: MIT
-- Current from one side of the chest to the other runs through the heart.
--
-- D08, its part on the thorax. The plan does not say which needles are wired to which: sites of the thorax
-- on both sides count as a current across it (J).

local left  = site:in_region "thorax" & site:side "left"
local right = site:in_region "thorax" & site:side "right"

rule "electro-across-chest" {
  title   = "Electrical stimulation across the chest",
  sources = { "acupuntura", "bmasblog", "clinical-judgement" },
  strikes = "electro",

  precaution = any_site(left) & any_site(right),

  finding = "Sites on both sides of the chest are planned; current could run across it.",
  action  = "No electrical stimulation from one side of the chest to the other.",

  examples = {
    { "thighs", treatment = { electro = true },
      sites = { "left vastus lateralis", "right vastus lateralis" }, gives = "clear" },
    { "one side of the back", treatment = { electro = true },
      sites = { "left rhomboid major", "left infraspinatus" }, gives = "clear" },
    { "both sides of the back", treatment = { electro = true },
      sites = { "left rhomboid major", "right rhomboid major" }, gives = "precaution" },
    { "back and front, two sides", treatment = { electro = true },
      sites = { "left rhomboid major", "right pectoralis major" }, gives = "precaution" },
    { "back and the other thigh", treatment = { electro = true },
      sites = { "left rhomboid major", "right vastus lateralis" }, gives = "clear" },
    { "both sides of the low back", treatment = { electro = true },
      sites = { "left lumbar multifidus", "right lumbar multifidus" }, gives = "clear" },
    { "site not known", treatment = { electro = true }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "at right rhomboid major", sites = { "right rhomboid major" }, gives = "clear" },
    { "at right rhomboid major; at left upper trapezius",
      sites = { "right rhomboid major", "left upper trapezius" }, gives = "clear" },
  },
}
