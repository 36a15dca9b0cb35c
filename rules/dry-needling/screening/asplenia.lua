-- SPDX-License-Identifier: MIT
-- Without a spleen some germs multiply in the blood within hours.
--
-- I05. The table that it comes from speaks of the years below eighteen; that adults are a precaution is
-- judgement (J).

rule "asplenia" {
  title   = "No spleen, or one that does not work",
  effect  = "infection",
  sources = { "ecam-t3", "clinical-judgement" },

  relative   = conditions:include "asplenia" & patient.age:below(18),
  precaution = conditions:include "asplenia",

  finding = "The patient has no working spleen.",
  action  = {
    relative   = "Avoid needling, or ask the physician first.",
    precaution = "Disinfect the skin, few needles, none left in. With fever the patient must see a doctor at once.",
  },

  examples = {
    { "none", gives = "clear" },
    { "spleen removed, aged 17", conditions = { "splenectomy" }, patient = { age = 17 },
      gives = "relative" },
    { "spleen removed, aged 18", conditions = { "splenectomy" }, patient = { age = 18 },
      gives = "precaution" },
    { "hyposplenism by its code", conditions = { "D73.0" }, gives = "precaution" },
    { "spleen removed, age not told", conditions = { "splenectomy" }, patient = { age = unknown },
      gives = "precaution", could_be = "relative" },
    { "illnesses not asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
    { "illnesses not asked, aged 12", conditions = { others = unknown }, patient = { age = 12 },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "age not asked", patient = { age = unknown }, gives = "clear" },
  },
}
