-- SPDX-License-Identifier: MIT
-- Who bruises easily, or bleeds on after a blood test, may have a disorder that nobody has named; liver,
-- kidney and alcohol disturb clotting and platelets.
--
-- B10. Liver and kidney disease and alcohol: own knowledge (BSH). Valproate lowers platelets (section 4).
-- Where an anticoagulant, the platelets or a named disorder explain it, their rules say what to do.

rule "bruising" {
  title   = "Easy bruising",
  effect  = "bruising",
  sources = { "jotform-crs", "aopt", "ref-bsh-bleeding" },
  unless_given = { "bleeding-disorder", "platelets" },

  precaution = history.bruises_easily | history.bleeds_long | conditions:include "easy bruising"
    | conditions:include "liver disease" | conditions:include "kidney disease"
    | conditions:include "heavy alcohol use" | medications:include "valproic acid",

  finding = "The patient bruises or bleeds easily, or has a reason to.",
  action  = "Ask how long blood tests bleed; consider a blood count and an INR. Thin needle, few passes,"
    .. " press for longer.",

  examples = {
    { "none", gives = "clear" },
    { "bruises easily", history = { bruises_easily = true }, gives = "precaution" },
    { "bleeds for long after a blood test", history = { bleeds_long = true }, gives = "precaution" },
    { "senile purpura", conditions = { "senile purpura" }, gives = "precaution" },
    { "cirrhosis", conditions = { "cirrhosis" }, gives = "precaution" },
    { "kidney disease by its code", conditions = { "N18.3" }, gives = "precaution" },
    { "heavy alcohol use", conditions = { "alcoholism" }, gives = "precaution" },
    { "valproate", medications = { "Epilim" }, gives = "precaution" },
    { "carbamazepine", medications = { "carbamazepine" }, gives = "clear" },
    { "anaemia", conditions = { "anaemia" }, gives = "clear" },
    { "a bleeding disorder explains it", history = { bruises_easily = true },
      conditions = { ["von Willebrand disease"] = "type 1" }, gives = "clear" },
    { "low platelets explain it", history = { bruises_easily = true }, labs = { platelets = 60 },
      gives = "clear" },
    { "not asked", history = { bruises_easily = unknown }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "bleeds long not asked", history = { bleeds_long = unknown }, gives = "clear",
      could_be = "precaution" },
    { "medicines not all asked", medications = { others = unknown }, gives = "clear",
      could_be = "precaution" },
    { "easy bruising left empty", conditions = { ["easy bruising"] = "" }, gives = "clear",
      could_be = "precaution" },
    { "liver disease left empty", conditions = { ["liver disease"] = "" }, gives = "clear",
      could_be = "precaution" },
    { "kidney disease left empty", conditions = { ["kidney disease"] = "" }, gives = "clear",
      could_be = "precaution" },
    { "heavy alcohol use left empty", conditions = { ["heavy alcohol use"] = "" }, gives = "clear",
      could_be = "precaution" },
  },
}
