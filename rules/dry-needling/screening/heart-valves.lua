-- SPDX-License-Identifier: MIT
-- Germs that a needle lets into the blood settle on a damaged or artificial valve.
--
-- I06. A previous endocarditis counts however long ago. Semi-permanent needles: own knowledge (BMAS, AACP).

local once = conditions:include("endocarditis"):in_state("past", "old", "healed", "resolved")

-- unnoticed: relative: if_known put around "has endocarditis (past, old, healed or resolved)"
-- because an endocarditis that is not answered leaves the part on heart valve disease open as well.
rule "heart-valves" {
  title   = "Heart valves",
  effect  = "infection",
  sources = { "sa-bn121-3", "jotform-crs", "advantage", "ref-aacp" },

  relative = conditions:include "heart valve disease" | implants:include "heart valve prosthesis" | once,

  finding = "The patient has a diseased or artificial heart valve, a shunt, or had endocarditis.",
  action  = "Ask the cardiologist first. Then strict antisepsis, and no needle that stays in the skin.",

  examples = {
    { "none", gives = "clear" },
    { "valve disease", conditions = { "heart valve disease" }, gives = "relative" },
    { "aortic valve by its code", conditions = { "I35.0" }, gives = "relative" },
    { "mechanical valve", implants = { "mechanical aortic valve" }, gives = "relative" },
    { "artificial valve told as an illness", conditions = { "artificial heart valve" },
      gives = "relative" },
    { "endocarditis long ago", conditions = { endocarditis = "past" }, gives = "relative" },
    { "hole in the heart", conditions = { "hole in the heart" }, gives = "relative" },
    { "innocent murmur", conditions = { "heart murmur" }, gives = "clear" },
    { "coronary stent", implants = { "coronary stent" }, gives = "clear" },
    { "illnesses not asked", conditions = { others = unknown }, gives = "clear",
      could_be = "relative" },
    { "implants not asked", implants = { others = unknown }, gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "congenital heart shunt left empty", conditions = { ["congenital heart shunt"] = "" },
      gives = "clear", could_be = "relative" },
  },
}
