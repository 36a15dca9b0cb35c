-- SPDX-License-Identifier: MIT
-- One collapsed lung is an emergency; two at once can kill, and have happened after needling both sides.
--
-- T06.

local over_lung  = site:near "lung"
local both_sides = any_site(over_lung & site:side "left") & any_site(over_lung & site:side "right")

-- unnoticed: precaution: "at the site: lung or pleura within reach" left out
-- because an example tells the gravest grade anywhere, and the sites over the lung have it either way.
rule "chest-both-sides" {
  title   = "Both sides of the chest in one session",
  effect  = "pneumothorax",
  sources = { "sa-bn121-51", "irmedj", "portugal" },

  precaution = over_lung & both_sides,

  finding = "Over the lung, on both sides, in one session: {site}.",
  action  = "Needle one side of the chest only, and leave the other for another day.",

  examples = {
    { "one side", sites = { "left rhomboid major" }, gives = "clear" },
    { "the other side", sites = { "right infraspinatus" }, gives = "clear" },
    { "both sides", sites = { "left rhomboid major", "right rhomboid major" },
      gives = "precaution" },
    { "both, in one line", sites = { ["rhomboid major"] = "both" }, gives = "precaution" },
    { "both sides, different muscles", sites = { "left upper trapezius", "right infraspinatus" },
      gives = "precaution" },
    { "two sites of one side", sites = { "left upper trapezius", "left infraspinatus" },
      gives = "clear" },
    { "chest left, thigh right", sites = { "left upper trapezius", "right vastus lateralis" },
      gives = "clear" },
    { "both thighs", sites = { "left vastus lateralis", "right vastus lateralis" }, gives = "clear" },
    { "side of one not said", sites = { "left upper trapezius", "infraspinatus" },
      gives = "clear", could_be = "precaution" },
    { "sites not named", gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "sites not named; at right upper trapezius; at left vastus lateralis",
      sites = { "right upper trapezius", "left vastus lateralis" }, gives = "clear" },
  },
}
