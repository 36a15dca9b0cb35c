-- SPDX-License-Identifier: MIT
-- In plain Lua: bruises that last longer from session to session.

local limits = { days = 5, grades = { "precaution", "relative" } }

local function grows(records)
  for i = 2, #records do
    if records[i - 1].bruise <= records[i].bruise then
      return false
    end
  end
  return #records >= 2
end

rule "check-of-patient" {
  title   = "Bruises that grow",
  grades  = { "relative", "precaution" },
  needs   = { "session", "labs.inr", "medications" },
  check   = function (facts)
    if not grows(facts.session) or facts.session[1].bruise < limits.days then
      return nil
    end
    local grave = facts.labs.inr > 3 or facts.medications:include "anticoagulant"
    return limits.grades[grave and 2 or 1], { days = facts.session[1].bruise }
  end,
  finding = "The last bruise lasted {days} days; the INR is {labs.inr}.",
  action  = "Press longer.",

  examples = {
    { "no session", gives = "clear" },
    { "growing", session = { { date = "2 days ago", bruise = 6 }, { date = "9 days ago", bruise = 3 } },
      gives = "precaution" },
    { "growing and thinned", medications = { "warfarin" },
      session = { { date = "2 days ago", bruise = 6 }, { date = "9 days ago", bruise = 3 } },
      gives = "relative" },
    { "waning", session = { { date = "2 days ago", bruise = 3 }, { date = "9 days ago", bruise = 6 } },
      gives = "clear" },
    { "bruise not told", session = { { date = "2 days ago" }, { date = "9 days ago", bruise = 6 } },
      gives = "clear", could_be = "relative" },
    { "INR not known", labs = { inr = unknown }, gives = "clear", could_be = "relative" },
    { "open list", medications = { others = unknown }, gives = "clear", could_be = "relative" },
  },
}
