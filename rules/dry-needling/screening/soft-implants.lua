-- SPDX-License-Identifier: MIT
-- A needle that enters an implant ruins it, or infects what cannot be cleaned again.
--
-- I13. Ports and shunts: own knowledge (AACP). A pacemaker told as an illness has no place there, so the
-- chest is asked about. A shunt of the brain runs under the skin from the head to the belly: where one is
-- known but the planned site is not named as its place, the tube is to be felt for (J).

local pacemaker = site:in_region "chest" & site:affected_by "electronic cardiac device"

local shunt    = implants:include "shunt" | conditions:include "cerebrospinal fluid shunt"
local its_way  = site:in_region "neck" | site:in_region "chest" | site:in_region "abdomen"

rule "soft-implants" {
  title   = "Implant that no needle may touch",
  effect  = "infection",
  sources = { "ecam-t3", "jotform-crs", "ictmjc", "ref-aacp", "clinical-judgement" },

  absolute   = site:affected_by "keep-clear implant" | site:affected_by "implanted device" | pacemaker,
  precaution = its_way & shunt,

  finding = {
    absolute   = "An implant lies under or beside {site}: breast or other soft implant, port, pump, shunt,"
      .. " pacemaker or stimulator.",
    precaution = "The tube of a shunt may run under {site}.",
  },
  action  = {
    absolute   = "Never needle through or beside it. Choose a site well away.",
    precaution = "Feel for the tube from the head downwards, and needle only where it certainly is not.",
  },

  examples = {
    { "none", sites = { "left pectoralis major" }, gives = "clear" },
    { "breast implants", sites = { "left pectoralis major" }, implants = { ["breast implant"] = "both" },
      gives = "absolute" },
    { "breast implant on the other side", sites = { "left pectoralis major" },
      implants = { ["breast implant"] = "right" }, gives = "clear" },
    { "breast implant, side not told", sites = { "left pectoralis major" },
      implants = { "breast implants" }, gives = "clear", could_be = "absolute" },
    { "breast implants, thigh planned", sites = { "left vastus lateralis" },
      implants = { "breast implants" }, gives = "clear" },
    { "breast implant told as an illness", sites = { "left pectoralis major" },
      conditions = { ["breast implant"] = "left" }, gives = "absolute" },
    { "buttock implant", sites = { "right gluteus maximus" },
      implants = { ["buttock implant"] = "right" }, gives = "absolute" },
    { "port below the collarbone", sites = { "right pectoralis major" },
      implants = { portacath = "right chest" }, gives = "absolute" },
    { "pacemaker", sites = { "left pectoralis minor" }, implants = { pacemaker = "left chest" },
      gives = "absolute" },
    { "pacemaker, back planned", sites = { "left rhomboid major" },
      implants = { pacemaker = "left chest" }, gives = "clear" },
    { "pacemaker told as an illness", sites = { "left pectoralis minor" },
      conditions = { "pacemaker" }, gives = "clear", could_be = "absolute" },
    { "pacemaker told as an illness, with its place", sites = { "left pectoralis minor" },
      conditions = { pacemaker = "left chest" }, gives = "absolute" },
    { "pacemaker told as an illness, thigh planned", sites = { "left vastus lateralis" },
      conditions = { "pacemaker" }, gives = "clear" },
    { "shunt at the neck", sites = { "right sternocleidomastoid" },
      implants = { ["VP shunt"] = "right neck" }, gives = "absolute" },
    { "shunt named at the head only", sites = { "right sternocleidomastoid" },
      implants = { ["VP shunt"] = "right head" }, gives = "precaution" },
    { "shunt, calf planned", sites = { "right soleus" }, implants = { ["VP shunt"] = "right head" },
      gives = "clear" },
    { "contraceptive rod", sites = { "left biceps" }, implants = { Nexplanon = "left" },
      gives = "absolute" },
    { "hip replacement is another rule", sites = { "left gluteus medius" },
      implants = { ["hip replacement"] = "left, 2015-05-01" }, gives = "clear" },
    { "hormonal coil", sites = { "left rectus abdominis" }, implants = { "Mirena" }, gives = "clear" },
    { "implants not asked", sites = { "left soleus" }, implants = { others = unknown },
      gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "cerebrospinal fluid shunt", sites = { "left pectoralis major" },
      conditions = { "cerebrospinal fluid shunt" }, gives = "precaution", could_be = "absolute" },
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "absolute" },
    { "hormonal coil; implanted device, left thigh", implants = { "Mirena" },
      sites = { "left rectus abdominis" }, conditions = { ["implanted device"] = "left thigh" },
      gives = "clear", could_be = "precaution" },
    { "keep-clear implant, left thigh", sites = { "left pectoralis major" },
      implants = { ["keep-clear implant"] = "left thigh" }, gives = "clear", could_be = "precaution" },
  },
}
