-- SPDX-License-Identifier: MIT
-- Whatever looks into a list first finds it filled: table.sort, which changes this call's list.
rule "sorts-a-list" {
  title   = "Sorts a list",
  sources = { "clinical-judgement" },
  grades  = { "advice" },
  needs   = { "medications" },
  finding = "Medicines: {words}.",
  check   = function (facts)
    table.sort(facts.medications, function (a, b) return a.name > b.name end)
    local words = {}
    for i = 1, #facts.medications do
      words[i] = facts.medications[i].name
    end
    return "advice", { words = table.concat(words, ", ") }
  end,
}
