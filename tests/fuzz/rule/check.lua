-- SPDX-License-Identifier: MIT
local most = { young = 18, [1] = 2, "\z
  x", ['y'] = "\u{10FFFF}\x41\065" }
rule "check" {
  title = "T",
  sources = { "example-2020" },
  grades = { "relative", "precaution" },
  needs = { "patient.age", "medications" },
  check = function (facts, site)
    local worst = 0
    for name, entry in pairs(facts.medications) do
      worst = math.max(worst, #name)
    end
    if worst > 3 and not (site == nil) then
      return "relative", { name = string.format("%s", most.young) }
    end
    while worst < 100 do worst = worst + 1 end
    return facts.patient.age >= 40 and "precaution" or nil, { name = "b" }
  end,
  finding = "{site}: {name}",
  examples = {},
}
