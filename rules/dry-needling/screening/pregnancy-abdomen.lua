-- SPDX-License-Identifier: MIT
-- Through the wall of the abdomen a needle may reach the womb.
--
-- P02: in any trimester, and as long as a pregnancy is possible (J).

-- unnoticed: absolute: "at the site: abdomen, barred in pregnancy": no example decides by its holding
-- unnoticed: absolute: "at the site: abdomen, barred in pregnancy" left out
-- because every site that is marked so lies in the abdomen. Both are asked for, in case sites.ini gets another.
rule "pregnancy-abdomen" {
  title   = "Abdomen in pregnancy",
  sources = { "gemt", "safemindz", "goldfields", "who-1999", "clinical-judgement" },

  absolute = (site:near "abdominal site" | site:in_region "abdomen") & patient.pregnant,

  finding = "{site} lies in the abdomen, and the patient is pregnant or may be.",
  action  = "Never needle there in pregnancy.",

  examples = {
    { "not pregnant", sites = { "left rectus abdominis" }, gives = "clear" },
    { "week 8", sites = { "left rectus abdominis" }, pregnancy = { pregnant = "yes", week = 8 },
      gives = "absolute" },
    { "week 30, psoas", sites = { "left psoas major" }, pregnancy = { pregnant = "yes", week = 30 },
      gives = "absolute" },
    { "possible", sites = { "left external oblique" }, pregnancy = { pregnant = "possible" },
      gives = "absolute" },
    { "low back is another rule", sites = { "left lumbar multifidus" },
      pregnancy = { pregnant = "yes", week = 20 }, gives = "clear" },
    { "thigh", sites = { "left vastus lateralis" }, pregnancy = { pregnant = "yes", week = 20 },
      gives = "clear" },
    { "woman of forty, not asked", sites = { "left rectus abdominis" },
      pregnancy = { pregnant = unknown }, gives = "clear", could_be = "absolute" },
    { "woman of forty, not asked, thigh", sites = { "left vastus lateralis" },
      pregnancy = { pregnant = unknown }, gives = "clear" },
    { "man, not asked", sites = { "left rectus abdominis" }, patient = { sex = "male" },
      pregnancy = { pregnant = unknown }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "possible; at left diaphragm", pregnancy = { pregnant = "possible" }, sites = { "left diaphragm" },
      gives = "absolute" },
    { "no site named", gives = "clear" },
  },
}
