-- SPDX-License-Identifier: MIT
-- Every needle wounds small vessels, and in a patient whose blood clots late the haematoma grows for hours
-- where nobody sees it. The drug is not to be stopped for this: a clot is worse than a bruise.
--
-- B05 and B06; section 8, anticoagulants and INR. No source on dry needling gives an INR: the lines are
-- borrowed from electromyography (AANEM 1.5 to 2.0, Boon 3.0) and from intramuscular injection (3.0, above
-- the patient's own range). The bands, the four weeks, and that an unnamed anticoagulant is taken for a
-- vitamin K antagonist are judgement (J). An INR in range clears no deep site (bleeding-deep-site): a
-- thigh bled at 2.4. The patient's own range counts where it is known, and is not asked for. "Strict" and
-- "lax" move the line of the relative grade; care is due with every anticoagulant, so that the lower lines
-- of section 8 (1.5, 2.0) change no grade.

local unnamed   = conditions:include "anticoagulation" & ~medications:include "anticoagulant"
local needs_inr = medications:include "vitamin K antagonist" | unnamed

local recent   = labs.inr:within_days(28)
local outdated = if_known(~recent)
local too_high = labs.inr:above(3)
  | policy.inr_line:is "strict" & labs.inr:above(2)
  | ~policy.inr_line:is "lax" & labs.inr:above(labs.inr_limit)

rule "bleeding" {
  title   = "Bleeding: anticoagulant",
  effect  = "bruising",
  sources = {
    "sa-bn121-3", "munoz-2022", "aopt", "aanem-2021", "relias-boon", "sps-im", "e4e", "laggan",
    "clinical-judgement",
  },

  absolute   = policy.anticoagulants:is "strict" & patient.anticoagulated,
  relative   = needs_inr & (~labs.inr:known() | ~recent) | if_known(too_high & ~outdated),
  precaution = patient.anticoagulated,

  finding = {
    absolute   = "The patient takes {medications:anticoagulant}; this clinic does not needle on it.",
    relative   = "The INR is too high, or not known within four weeks (INR: {labs.inr}).",
    precaution = "The patient takes {medications:anticoagulant}, so that bleeding stops late.",
  },
  action  = {
    absolute   = "Do not needle. The patient is not to stop the drug for this.",
    relative   = "Defer until an INR of the last four weeks is in range, or ask whoever prescribes the drug."
      .. " The patient is not to stop it.",
    precaution = "Thin needle, few passes, light technique, superficial first; press for at least two"
      .. " minutes. No deep site. The patient is not to stop the drug.",
  },

  examples = {
    { "no anticoagulant", sites = { "left vastus lateralis" }, gives = "clear" },
    { "no anticoagulant, an INR of 1.0", labs = { inr = "1.0, 3 days ago" }, gives = "clear" },
    { "apixaban needs no INR", medications = { "apixaban" }, gives = "precaution" },
    { "heparin by injection", medications = { Clexane = "40 mg" }, gives = "precaution" },
    { "heparin gel", medications = { "heparin gel" }, gives = "clear" },
    { "aspirin is another rule", medications = { "aspirin" }, gives = "clear" },
    { "apixaban stopped", medications = { apixaban = "stopped" }, gives = "clear" },

    { "warfarin, INR below 2.0", medications = { "warfarin" }, labs = { inr = "1.6, 3 days ago" },
      gives = "precaution" },
    { "warfarin, INR of 2.4", medications = { "warfarin" }, labs = { inr = "2.4, 3 days ago" },
      gives = "precaution" },
    { "warfarin, INR of 3.0", medications = { "Marcumar" }, labs = { inr = "3.0, 3 days ago" },
      gives = "precaution" },
    { "warfarin, INR of 3.1", medications = { "warfarin" }, labs = { inr = "3.1, 3 days ago" },
      gives = "relative" },
    { "in the patient's own range", medications = { "warfarin" },
      labs = { inr = "2.5, 3 days ago", inr_limit = 2.5 }, gives = "precaution" },
    { "above the patient's own range", medications = { "warfarin" },
      labs = { inr = "2.6, 3 days ago", inr_limit = 2.5 }, gives = "relative" },
    { "own range up to 3.5, and still above 3.0", medications = { "warfarin" },
      labs = { inr = "3.2, 3 days ago", inr_limit = 3.5 }, gives = "relative" },
    { "INR four weeks old", medications = { "warfarin" }, labs = { inr = "2.4, 28 days ago" },
      gives = "precaution" },
    { "INR older than four weeks", medications = { "warfarin" }, labs = { inr = "2.4, 29 days ago" },
      gives = "relative" },
    { "no INR", medications = { "warfarin" }, gives = "relative" },
    { "INR without a day", medications = { "warfarin" }, labs = { inr = 2.4 },
      gives = "precaution", could_be = "relative" },
    { "INR too high, whatever its day", medications = { "warfarin" }, labs = { inr = 3.4 },
      gives = "relative" },
    { "apixaban and an INR of 3.4", medications = { "apixaban" }, labs = { inr = "3.4, 3 days ago" },
      gives = "relative" },
    { "an old INR of somebody who no longer takes warfarin", medications = { warfarin = "stopped" },
      labs = { inr = "3.4, 300 days ago" }, gives = "clear" },

    { "a blood thinner, not said which", medications = { "blood thinner" },
      gives = "precaution", could_be = "relative" },
    { "by the record only", conditions = { "long-term anticoagulant use" }, gives = "relative" },
    { "by the record only, with an INR", conditions = { "long-term anticoagulant use" },
      labs = { inr = "2.2, 3 days ago" }, gives = "precaution" },
    { "by the record, and the drug is named", conditions = { "Z92.1" },
      medications = { "apixaban" }, gives = "precaution" },
    { "medicines not asked", medications = { others = unknown }, gives = "clear", could_be = "relative" },
    { "medicines not asked, an INR of 1.0", medications = { others = unknown },
      labs = { inr = "1.0, 3 days ago" }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "warfarin, INR of 2.4; policy inr line strict", labs = { inr = "2.4, 3 days ago" },
      medications = { "warfarin" }, policy = { inr_line = "strict" }, gives = "relative" },
    { "apixaban needs no INR; policy anticoagulants strict", medications = { "apixaban" },
      policy = { anticoagulants = "strict" }, gives = "absolute" },
    { "medicines not asked; policy anticoagulants strict", medications = { others = unknown },
      policy = { anticoagulants = "strict" }, gives = "clear", could_be = "absolute" },
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "relative" },
    { "no anticoagulant, an INR of 1.0; policy inr line strict", labs = { inr = "1.0, 3 days ago" },
      policy = { inr_line = "strict" }, gives = "clear" },
    { "above the patient's own range; policy inr line lax",
      labs = { inr = "2.6, 3 days ago", inr_limit = 2.5 }, medications = { "warfarin" },
      policy = { inr_line = "lax" }, gives = "precaution" },
    { "medicines not asked; anticoagulant bleeding", medications = { others = unknown },
      conditions = { "anticoagulant bleeding" }, gives = "precaution", could_be = "relative" },
    { "policy anticoagulants strict", policy = { anticoagulants = "strict" }, gives = "clear" },
    { "no anticoagulant; policy inr line strict; INR 2, 3 days ago", sites = { "left vastus lateralis" },
      policy = { inr_line = "strict" }, labs = { inr = "2, 3 days ago" }, gives = "clear" },
    { "apixaban needs no INR; policy inr line strict; INR 2.1, 3 days ago", medications = { "apixaban" },
      policy = { inr_line = "strict" }, labs = { inr = "2.1, 3 days ago" }, gives = "relative" },
    { "illnesses not all asked; policy anticoagulants strict", conditions = { others = unknown },
      policy = { anticoagulants = "strict" }, gives = "clear", could_be = "absolute" },
  },
}
