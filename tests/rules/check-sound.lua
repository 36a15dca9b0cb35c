-- SPDX-License-Identifier: MIT
-- What a check may hold: texts, numbers, tables of them, functions of the library and its own.

local limits  = { young = { 18, "years" }, old = 65 }
local highest = math.max

local function is_between(age)
  return age >= limits.young[1] and age <= highest(limits.old, 60)
end

rule "check-sound" {
  title   = "Age",
  grades  = "precaution",
  needs   = "patient.age",
  check   = function (facts)
    if is_between(facts.patient.age) then
      return "precaution", { age = facts.patient.age }
    end
  end,
  finding = "The patient is {age}.",

  examples = {
    { "grown up", gives = "precaution" },
    { "a child", patient = { age = 12 }, gives = "clear" },
    { "not said", patient = { age = unknown }, gives = "clear", could_be = "precaution" },
  },
}
