-- SPDX-License-Identifier: MIT
-- Whatever looks into a list first finds it filled: table.unpack, and an index.
rule "unpacks-a-list" {
  title   = "Unpacks a list",
  sources = { "clinical-judgement" },
  grades  = { "advice" },
  needs   = { "medications" },
  finding = "Medicines: {words}.",
  check   = function (facts)
    local first, second, third = table.unpack(facts.medications)
    if not third and facts.medications[3] == nil then
      return "advice", { words = second.name .. ", " .. first.name }
    end
  end,
}
