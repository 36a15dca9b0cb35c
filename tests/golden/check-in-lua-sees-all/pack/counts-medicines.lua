-- SPDX-License-Identifier: MIT
-- A word that was vouched for is one of the medicines too.
rule "counts-medicines" {
  title   = "Two medicines",
  sources = { "clinical-judgement" },
  grades  = { "advice" },
  needs   = { "medications" },
  finding = "Medicines: {words}.",
  check   = function (facts)
    local words = {}
    for _, medicine in ipairs(facts.medications) do
      table.insert(words, medicine.name)
    end
    if #words > 1 then
      return "advice", { words = table.concat(words, ", ") }
    end
  end,
}
