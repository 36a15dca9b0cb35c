-- SPDX-License-Identifier: MIT
-- A stainless needle holds chromium and 10 to 14 per cent of nickel.
--
-- A01 and section 8. A reaction of the whole body bars needling, whatever the needle. Otherwise steel is
-- cleared first, or barred (strict); with a needle that is coated, or of a metal that the patient tolerates,
-- it may go on. Care with the coating, which may wear off, is judgement (J); so is counting the metal of the
-- needle that is chosen instead.

local metal  = allergies:include "needle metal" | conditions:include "metal allergy"
local severe = allergies:include("needle metal"):in_state "severe"
local other  = allergies:include "titanium" & treatment.needle_material:is "titanium"
  | allergies:include "gold" & treatment.needle_material:is "gold"
local steel  = metal & treatment.needle_material:is "steel"
local coated = metal & treatment.needle_material:is "coated steel"

-- unnoticed: absolute: if_known put around "is allergic to metal of a stainless needle"
-- unnoticed: relative: if_known put around "is allergic to metal of a stainless needle"
-- unnoticed: precaution: if_known put around "is allergic to metal of a stainless needle"
-- because where the allergy is not answered, a severe one is possible, which is as grave or graver.
-- unnoticed: precaution: if_known put around "the material of the needle is coated steel"
-- because where the material is not known, steel is possible, which is graver.
rule "metal-allergy" {
  title   = "Allergy to the metal of the needle",
  effect  = "skin-reaction",
  sources = {
    "jotform-crs", "bepre", "anna", "advantage", "sakamoto", "microneedle", "clinical-judgement",
  },

  absolute   = severe | policy.nickel_allergy:is "strict" & steel,
  relative   = steel | other,
  precaution = coated,

  finding = "The patient is allergic to a metal of the needle (needle: {treatment.needle_material}).",
  action  = {
    absolute   = "Do not needle.",
    relative   = "Use needles of a metal that the patient tolerates (titanium, gold) or coated ones, or have"
      .. " the allergy tested first.",
    precaution = "Watch the skin: under its coating the needle is steel.",
  },

  examples = {
    { "none, steel", gives = "clear" },
    { "none, needle not chosen", treatment = { needle_material = unknown }, gives = "clear" },
    { "nickel, a rash; steel", allergies = { nickel = "mild" }, gives = "relative" },
    { "chromium, a rash; steel", allergies = { chromium = "mild" }, gives = "relative" },
    { "jewellery, steel", allergies = { jewellery = "mild" }, gives = "relative" },
    { "nickel, how severe not said", allergies = { "nickel" }, gives = "relative", could_be = "absolute" },
    { "nickel, severe", allergies = { nickel = "severe" }, gives = "absolute" },
    { "nickel, severe, titanium", allergies = { nickel = "severe" },
      treatment = { needle_material = "titanium" }, gives = "absolute" },
    { "nickel, a rash; titanium", allergies = { nickel = "mild" },
      treatment = { needle_material = "titanium" }, gives = "clear" },
    { "nickel, a rash; gold", allergies = { nickel = "mild" },
      treatment = { needle_material = "gold" }, gives = "clear" },
    { "nickel, a rash; coated", allergies = { nickel = "mild" },
      treatment = { needle_material = "coated steel" }, gives = "precaution" },
    { "nickel, a rash; needle not chosen", allergies = { nickel = "mild" },
      treatment = { needle_material = unknown }, gives = "clear", could_be = "relative" },
    { "contact allergy by its code", conditions = { "L23.0" }, gives = "relative" },
    { "gold, steel needle", allergies = { "gold" }, gives = "clear" },
    { "gold, gold needle", allergies = { "gold" }, treatment = { needle_material = "gold" },
      gives = "relative" },
    { "strict, a rash; steel", policy = { nickel_allergy = "strict" }, allergies = { nickel = "mild" },
      gives = "absolute" },
    { "strict, a rash; titanium", policy = { nickel_allergy = "strict" },
      allergies = { nickel = "mild" }, treatment = { needle_material = "titanium" }, gives = "clear" },
    { "penicillin", allergies = { "penicillin" }, gives = "clear" },
    { "allergies not all asked", allergies = { others = unknown },
      gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "nickel, a rash; titanium; titanium", allergies = { nickel = "mild", "titanium" },
      treatment = { needle_material = "titanium" }, gives = "relative" },
    { "none, steel; policy nickel allergy strict", policy = { nickel_allergy = "strict" },
      gives = "clear" },
    { "contact allergy by its code; policy nickel allergy strict", conditions = { "L23.0" },
      policy = { nickel_allergy = "strict" }, gives = "absolute" },
    { "contact allergy by its code; material of the needle coated steel", conditions = { "L23.0" },
      treatment = { needle_material = "coated steel" }, gives = "precaution" },
    { "none, steel; illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "relative" },
    { "none, needle not chosen; titanium", treatment = { needle_material = unknown },
      allergies = { "titanium" }, gives = "clear", could_be = "relative" },
    { "none, needle not chosen; gold left empty", treatment = { needle_material = unknown },
      allergies = { gold = "" }, gives = "clear", could_be = "relative" },
    { "nickel, a rash; needle not chosen; policy nickel allergy strict", allergies = { nickel = "mild" },
      treatment = { needle_material = unknown }, policy = { nickel_allergy = "strict" }, gives = "clear",
      could_be = "absolute" },
    { "none, needle not chosen; titanium left empty", treatment = { needle_material = unknown },
      allergies = { titanium = "" }, gives = "clear", could_be = "relative" },
    { "none, steel; titanium", allergies = { "titanium" }, gives = "clear" },
    { "none, steel; material of the needle coated steel; illnesses not all asked",
      treatment = { needle_material = "coated steel" }, conditions = { others = unknown },
      gives = "clear", could_be = "precaution" },
    { "none, steel; illnesses not all asked; policy nickel allergy strict",
      conditions = { others = unknown }, policy = { nickel_allergy = "strict" }, gives = "clear",
      could_be = "absolute" },
  },
}
