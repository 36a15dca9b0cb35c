-- SPDX-License-Identifier: MIT
-- Two fingers that block the spaces above and below a rib keep the needle over bone. The South African
-- notice requires it; a lung collapsed all the same with a 20 mm needle between such fingers.
--
-- Section 8, rib bracketing: a clinic under that notice sets policy rib_bracketing = strict. The rule
-- "pneumothorax" says on every reading that it is no protection to rely on. The grade is judgement (J).

rule "rib-bracketing" {
  title   = "Rib bracketing required",
  effect  = "pneumothorax",
  sources = { "sa-bn121-51", "vertex", "clinical-judgement" },

  precaution = site:near "lung" & policy.rib_bracketing:is "strict",

  finding = "Over the lung, and this clinic requires rib bracketing: {site}.",
  action  = "Block the rib spaces above and below with two fingers, and needle over bone only.",

  examples = {
    { "standard reading", sites = { "left rhomboid major" }, gives = "clear" },
    { "strict reading", sites = { "left rhomboid major" }, policy = { rib_bracketing = "strict" },
      gives = "precaution" },
    { "strict reading, thigh", sites = { "left vastus lateralis" },
      policy = { rib_bracketing = "strict" }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "policy rib bracketing strict", policy = { rib_bracketing = "strict" }, gives = "clear",
      could_be = "precaution" },
  },
}
