-- SPDX-License-Identifier: MIT
-- Current can make a pacemaker pause, a defibrillator fire, a pump or a stimulator fail.
--
-- D06 and section 8. The lax reading (a blog of the British Medical Acupuncture Society, about heart rhythm
-- devices alone) lets current run between needles in one limb; that the limb begins below the shoulder is
-- judgement (J). Needles without current are allowed away from the device.

local other_device = implants:include "other electronic implant"

local left_arm  = site:in_region "arm" & site:side "left" & ~site:in_region "shoulder"
local right_arm = site:in_region "arm" & site:side "right" & ~site:in_region "shoulder"
local left_leg  = site:in_region "leg" & site:side "left"
local right_leg = site:in_region "leg" & site:side "right"
local spread    = any_site(~left_arm) & any_site(~right_arm) & any_site(~left_leg) & any_site(~right_leg)

rule "electro-device" {
  title   = "Electrical stimulation with an active implant",
  sources = { "sierpina-2005", "acupuntura", "bmasblog", "scite-ea", "clinical-judgement" },
  strikes = "electro",

  absolute = patient.active_implant & (policy.pacemaker_electro:is "standard" | other_device | spread),

  finding = "The patient carries an implant with a battery.",
  action  = "No electrical stimulation. Needles alone are possible, away from the device and its leads.",

  examples = {
    { "none", treatment = { electro = true }, sites = { "left soleus" }, gives = "clear" },
    { "pacemaker, thigh", treatment = { electro = true }, sites = { "left vastus lateralis" },
      implants = { pacemaker = "left chest" }, gives = "absolute" },
    { "defibrillator by the list of illnesses", treatment = { electro = true },
      conditions = { "ICD" }, gives = "absolute" },
    { "pacemaker by its code", treatment = { electro = true }, conditions = { "Z95.0" },
      gives = "absolute" },
    { "spinal cord stimulator", treatment = { electro = true },
      implants = { ["spinal cord stimulator"] = "left buttock" }, gives = "absolute" },
    { "insulin pump", treatment = { electro = true }, implants = { ["insulin pump"] = "abdomen" },
      gives = "absolute" },
    { "cochlear implant", treatment = { electro = true }, implants = { ["cochlear implant"] = "left ear" },
      gives = "absolute" },
    { "hip replacement is not active", treatment = { electro = true },
      implants = { ["hip replacement"] = "left hip" }, gives = "clear" },
    { "hearing aid is taken out", treatment = { electro = true }, implants = { "hearing aid" },
      gives = "clear" },
    { "implants not all asked", treatment = { electro = true }, implants = { others = unknown },
      gives = "clear", could_be = "absolute" },

    { "lax, pacemaker, one leg", policy = { pacemaker_electro = "lax" }, treatment = { electro = true },
      sites = { "left soleus", "left vastus lateralis" }, implants = { pacemaker = "left chest" },
      gives = "clear" },
    { "lax, pacemaker, one forearm", policy = { pacemaker_electro = "lax" },
      treatment = { electro = true }, sites = { "right brachioradialis", "right supinator" },
      implants = { pacemaker = "left chest" }, gives = "clear" },
    { "lax, pacemaker, both legs", policy = { pacemaker_electro = "lax" }, treatment = { electro = true },
      sites = { "left soleus", "right soleus" }, implants = { pacemaker = "left chest" },
      gives = "absolute" },
    { "lax, pacemaker, arm and leg", policy = { pacemaker_electro = "lax" },
      treatment = { electro = true }, sites = { "left soleus", "left brachioradialis" },
      implants = { pacemaker = "left chest" }, gives = "absolute" },
    { "lax, pacemaker, shoulder", policy = { pacemaker_electro = "lax" }, treatment = { electro = true },
      sites = { "right deltoid" }, implants = { pacemaker = "left chest" }, gives = "absolute" },
    { "lax, pacemaker, back", policy = { pacemaker_electro = "lax" }, treatment = { electro = true },
      sites = { "right rhomboid major" }, implants = { pacemaker = "left chest" }, gives = "absolute" },
    { "lax, pacemaker, sites not known", policy = { pacemaker_electro = "lax" },
      treatment = { electro = true }, implants = { pacemaker = "left chest" },
      gives = "clear", could_be = "absolute" },
    { "lax, stimulator, one leg", policy = { pacemaker_electro = "lax" }, treatment = { electro = true },
      sites = { "left soleus" }, implants = { ["spinal cord stimulator"] = "right flank" },
      gives = "absolute" },
    { "lax, active implant of an unknown kind, one leg", policy = { pacemaker_electro = "lax" },
      treatment = { electro = true }, sites = { "left soleus" }, implants = { "active implant" },
      gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "lax, pacemaker, sites not known; at left coracobrachialis",
      implants = { pacemaker = "left chest" }, policy = { pacemaker_electro = "lax" },
      treatment = { electro = true }, sites = { "left coracobrachialis" }, gives = "clear" },
    { "lax, pacemaker, sites not known; at right vastus lateralis",
      implants = { pacemaker = "left chest" }, policy = { pacemaker_electro = "lax" },
      treatment = { electro = true }, sites = { "right vastus lateralis" }, gives = "clear" },
    { "lax, pacemaker, sites not known; at left deltoid", implants = { pacemaker = "left chest" },
      policy = { pacemaker_electro = "lax" }, treatment = { electro = true }, sites = { "left deltoid" },
      gives = "absolute" },
    { "lax, pacemaker, sites not known; at right biceps brachii; at left biceps brachii",
      implants = { pacemaker = "left chest" }, policy = { pacemaker_electro = "lax" },
      treatment = { electro = true }, sites = { "right biceps brachii", "left biceps brachii" },
      gives = "absolute" },
    { "lax, pacemaker, shoulder; at right coracobrachialis; at right vastus lateralis",
      implants = { pacemaker = "left chest" }, policy = { pacemaker_electro = "lax" },
      treatment = { electro = true }, sites = { "right coracobrachialis", "right vastus lateralis" },
      gives = "absolute" },
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "absolute" },
  },
}
