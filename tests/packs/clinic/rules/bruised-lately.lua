-- SPDX-License-Identifier: MIT
-- In plain Lua, with the earlier sessions.
rule "bruised-lately" {
  title   = "Long bruises after earlier sessions",
  effect  = "bruising",
  sources = { "custom" },
  grades  = { "precaution" },
  needs   = { "session" },

  check = function (facts)
    local worst = 0
    for _, session in ipairs(facts.session) do
      worst = math.max(worst, session.bruise or 0)
    end
    if worst > 7 then
      return "precaution", { days = worst }
    end
  end,

  finding = "A bruise lasted {days} days.",
  action  = "Use thinner needles.",
}
