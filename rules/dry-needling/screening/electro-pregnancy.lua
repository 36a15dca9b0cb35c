-- SPDX-License-Identifier: MIT
-- Current through the trunk may reach the womb; strong stimulation anywhere may start labour.
--
-- D07, its part on pregnancy: points on the trunk. P03 avoids strong stimulation anywhere; that every
-- electrical stimulation counts as strong is judgement (J).

rule "electro-pregnancy" {
  title   = "Electrical stimulation in pregnancy",
  sources = { "sierpina-2005", "acupuntura", "goldfields", "clinical-judgement" },
  strikes = "electro",

  absolute = site:in_region "trunk" & patient.pregnant,
  relative = patient.pregnant,

  finding = {
    absolute = "The patient is pregnant or may be, and {site} lies on the trunk.",
    relative = "The patient is pregnant or may be.",
  },
  action  = "No electrical stimulation.",

  examples = {
    { "not pregnant", treatment = { electro = true }, sites = { "left lumbar multifidus" },
      gives = "clear" },
    { "pregnant, low back", treatment = { electro = true }, sites = { "left lumbar multifidus" },
      pregnancy = { pregnant = "yes", week = 20 }, gives = "absolute" },
    { "pregnant, upper back", treatment = { electro = true }, sites = { "left rhomboid major" },
      pregnancy = { pregnant = "yes", week = 20 }, gives = "absolute" },
    { "pregnant, calf", treatment = { electro = true }, sites = { "left gastrocnemius" },
      pregnancy = { pregnant = "yes", week = 20 }, gives = "relative" },
    { "possibly pregnant, low back", treatment = { electro = true },
      sites = { "left lumbar multifidus" }, pregnancy = { pregnant = "possible" }, gives = "absolute" },
    { "woman of forty, not asked, calf", treatment = { electro = true }, sites = { "left soleus" },
      pregnancy = { pregnant = unknown }, gives = "clear", could_be = "relative" },
    { "woman of forty, not asked, low back", treatment = { electro = true },
      sites = { "left lumbar multifidus" }, pregnancy = { pregnant = unknown },
      gives = "clear", could_be = "absolute" },
    { "man, not asked", treatment = { electro = true }, sites = { "left lumbar multifidus" },
      patient = { sex = "male" }, pregnancy = { pregnant = unknown }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear" },
  },
}
