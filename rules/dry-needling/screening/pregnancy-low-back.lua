-- SPDX-License-Identifier: MIT
-- Low back, sacrum and pelvic floor share their nerves with the womb.
--
-- P03: in any trimester, and as long as a pregnancy is possible (J). Its "strong stimulation anywhere" is the
-- rule "electro-pregnancy" and the wording of "pregnancy-second-trimester".

rule "pregnancy-low-back" {
  title   = "Low back, sacrum or pelvic floor in pregnancy",
  sources = { "who-1999", "gemt", "aacp-2012", "clinical-judgement" },

  relative = (site:near "lumbosacral" | site:near "pelvic outlet") & patient.pregnant,

  finding = "{site} is to be avoided throughout pregnancy, and the patient is pregnant or may be.",
  action  = "Choose another site, or ask midwife or obstetrician first.",

  examples = {
    { "not pregnant", sites = { "left lumbar multifidus" }, gives = "clear" },
    { "low back", sites = { "left lumbar multifidus" }, pregnancy = { pregnant = "yes", week = 20 },
      gives = "relative" },
    { "sacrum", sites = { "left sacral multifidus" }, pregnancy = { pregnant = "yes", week = 30 },
      gives = "relative" },
    { "pelvic floor", sites = { "pelvic floor" }, pregnancy = { pregnant = "yes", week = 20 },
      gives = "relative" },
    { "quadratus lumborum, possibly pregnant", sites = { "left QL" },
      pregnancy = { pregnant = "possible" }, gives = "relative" },
    { "gluteus medius", sites = { "left gluteus medius" }, pregnancy = { pregnant = "yes", week = 20 },
      gives = "clear" },
    { "upper back", sites = { "left rhomboid major" }, pregnancy = { pregnant = "yes", week = 20 },
      gives = "clear" },
    { "woman of forty, not asked", sites = { "left lumbar multifidus" },
      pregnancy = { pregnant = unknown }, gives = "clear", could_be = "relative" },
    { "man, not asked", sites = { "left lumbar multifidus" }, patient = { sex = "male" },
      pregnancy = { pregnant = unknown }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear" },
  },
}
