-- SPDX-License-Identifier: MIT
-- A term, a class, a result with its day, and what is asked only with cause.

local thinned = medications:include "anticoagulant"
local recent  = asked_if(thinned, labs.inr:within_days(28))

rule "bleeding" {
  title   = "Bleeding",
  effect  = "bruising",
  sources = "example-2020",

  absolute   = conditions:include "haemophilia":in_state "severe",
  relative   = thinned & asked_if(thinned, labs.inr:above(3)),
  precaution = thinned & ~recent | conditions:include "haemophilia",
  advice     = medications:include "antithrombotic",

  finding = "The patient takes {medications:antithrombotic}; the INR is {labs.inr}.",
  action  = { absolute = "Do not treat.", relative = "Ask the physician first." },

  examples = {
    { "healthy", gives = "clear" },
    { "aspirin", medications = { "aspirin" }, gives = "advice" },
    { "a brand", medications = { "Coumadin, 5 mg daily" }, gives = "advice" },
    { "a code", medications = { "ATC B01AA03" }, gives = "advice" },
    { "stopped", medications = { warfarin = "stopped" }, gives = "clear" },
    { "INR of 3", medications = { "warfarin" }, labs = { inr = "3.0, 2026-11-20" }, gives = "advice" },
    { "INR above 3", medications = { "warfarin" }, labs = { inr = "3.1, 2026-11-20" },
      gives = "relative" },
    { "INR too old", medications = { "warfarin" }, labs = { inr = "2.0, 90 days ago" },
      gives = "precaution" },
    { "INR not known", medications = { "warfarin" }, labs = { inr = unknown }, gives = "advice",
      could_be = "relative" },
    { "INR not known, without cause", labs = { inr = unknown }, gives = "clear" },
    { "haemophilia", conditions = { haemophilia = "mild" }, gives = "precaution" },
    { "severe", conditions = { haemophilia = "severe" }, gives = "absolute" },
    { "state not known", conditions = { "haemophilia" }, gives = "precaution", could_be = "absolute" },
    { "open list", medications = { others = unknown }, gives = "clear", could_be = "advice" },
    { "open list, high INR", medications = { others = unknown }, labs = { inr = "4.0, 2026-11-20" },
      gives = "clear", could_be = "relative" },
  },
}
