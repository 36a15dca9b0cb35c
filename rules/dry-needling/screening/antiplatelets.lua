-- SPDX-License-Identifier: MIT
-- Platelets that cannot stick close the hole of a needle more slowly. Two such drugs do so by two ways.
--
-- B07, and of B08 the dual antiplatelets (J). One haematoma, without symptoms, in 57 patients on
-- antiplatelets after electromyography. An antiplatelet beside an anticoagulant: bleeding-combination.

local two = medications:include "dual antiplatelet" | medications:count("antiplatelet"):at_least(2)

rule "antiplatelets" {
  title   = "Antiplatelet drug",
  effect  = "bruising",
  sources = { "munoz-2022", "relias-lynch", "mcculloch", "aopt", "clinical-judgement" },
  unless_given = "bleeding-combination",

  relative   = two,
  precaution = medications:include "antiplatelet",

  finding = {
    relative   = "The patient takes two antiplatelet drugs ({medications:antiplatelet}).",
    precaution = "The patient takes {medications:antiplatelet}, so that bleeding stops late.",
  },
  action  = {
    relative   = "Ask whoever prescribes them first; then superficial sites only. They are not to be stopped.",
    precaution = "Thin needle, few passes, light technique, superficial first; press for at least two"
      .. " minutes. The drug is not to be stopped for this.",
  },

  examples = {
    { "none", gives = "clear" },
    { "aspirin", medications = { aspirin = "100 mg" }, gives = "precaution" },
    { "aspirin as a painkiller, by its code", medications = { "N02BA01" }, gives = "precaution" },
    { "clopidogrel", medications = { "Plavix" }, gives = "precaution" },
    { "clopidogrel stopped", medications = { clopidogrel = "stopped" }, gives = "clear" },
    { "aspirin and ticagrelor", medications = { "aspirin", "Brilique" }, gives = "relative" },
    { "both in one tablet", medications = { "clopidogrel and aspirin" }, gives = "relative" },
    { "two, named as a class", medications = { "DAPT" }, gives = "relative" },
    { "aspirin, and clopidogrel stopped", medications = { "aspirin", clopidogrel = "stopped" },
      gives = "precaution" },
    { "an antiplatelet, not said which", medications = { "antiplatelet" },
      gives = "precaution", could_be = "relative" },
    { "ibuprofen is another rule", medications = { "ibuprofen" }, gives = "clear" },
    { "with apixaban the combination says it", medications = { "aspirin", "apixaban" },
      gives = "clear" },
    { "aspirin, other medicines not asked", medications = { "aspirin", others = unknown },
      gives = "precaution", could_be = "relative" },
    { "medicines not asked", medications = { others = unknown }, gives = "clear",
      could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "dipyridamole and aspirin left empty", medications = { ["dipyridamole and aspirin"] = "" },
      gives = "clear", could_be = "relative" },
    { "rivaroxaban and acetylsalicylic acid left empty",
      medications = { ["rivaroxaban and acetylsalicylic acid"] = "" }, gives = "clear",
      could_be = "precaution" },
    { "anticoagulant left empty", medications = { anticoagulant = "" }, gives = "clear",
      could_be = "relative" },
  },
}
