-- SPDX-License-Identifier: MIT
-- Whatever looks into a list first finds it filled: pairs, which goes in a fixed order.
rule "walks-with-pairs" {
  title   = "Walks with pairs",
  sources = { "clinical-judgement" },
  grades  = { "advice" },
  needs   = { "medications" },
  finding = "Medicines: {words}.",
  check   = function (facts)
    local words = {}
    for key, medicine in pairs(facts.medications) do
      table.insert(words, type(key) == "number" and medicine.name or key)
    end
    if facts.medications:include "paracetamol" then
      return "advice", { words = table.concat(words, ", ") }
    end
  end,
}
