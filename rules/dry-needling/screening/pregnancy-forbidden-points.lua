-- SPDX-License-Identifier: MIT
-- Tradition forbids some points in pregnancy because they are used to start labour. The evidence is disputed.
--
-- P04: web space of the thumb (LI4), above the inner ankle (SP6), the peroneal side of the leg, and upper
-- trapezius (GB21). Points without a site in this pack (BL60, BL67) are named in the action. One source
-- restricts the back of the foot (LR3) as well, which the table does not: care (J).

rule "pregnancy-forbidden-points" {
  title   = "Zone of a forbidden point in pregnancy",
  sources = { "gemt", "goldfields", "aacp-2012", "mcdowell", "clinical-judgement" },

  relative   = site:near "forbidden point zone" & patient.pregnant,
  precaution = site:is "dorsal interossei of the foot" & patient.pregnant,

  finding = "{site} is a zone that many avoid in pregnancy, and the patient is pregnant or may be.",
  action  = {
    relative   = "Choose another site, away from the outer ankle and the little toe too.",
    precaution = "Choose another site if there is one; no strong stimulation.",
  },

  examples = {
    { "not pregnant", sites = { "left first dorsal interosseous" }, gives = "clear" },
    { "web space of the thumb", sites = { "left LI4" }, pregnancy = { pregnant = "yes", week = 20 },
      gives = "relative" },
    { "upper trapezius", sites = { "left upper trapezius" }, pregnancy = { pregnant = "yes", week = 20 },
      gives = "relative" },
    { "peroneus longus", sites = { "left peroneus longus" }, pregnancy = { pregnant = "yes", week = 20 },
      gives = "relative" },
    { "above the inner ankle, possibly pregnant", sites = { "left FHL" },
      pregnancy = { pregnant = "possible" }, gives = "relative" },
    { "back of the foot", sites = { "left foot interossei" }, pregnancy = { pregnant = "yes", week = 20 },
      gives = "precaution" },
    { "middle trapezius", sites = { "left middle trapezius" },
      pregnancy = { pregnant = "yes", week = 20 }, gives = "clear" },
    { "low back is another rule", sites = { "left lumbar multifidus" },
      pregnancy = { pregnant = "yes", week = 20 }, gives = "clear" },
    { "woman of forty, not asked", sites = { "left upper trapezius" },
      pregnancy = { pregnant = unknown }, gives = "clear", could_be = "relative" },
    { "man, not asked", sites = { "left upper trapezius" }, patient = { sex = "male" },
      pregnancy = { pregnant = unknown }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear" },
    { "back of the foot; pregnancy not asked", pregnancy = { week = 20, pregnant = unknown },
      sites = { "left foot interossei" }, gives = "clear", could_be = "precaution" },
  },
}
