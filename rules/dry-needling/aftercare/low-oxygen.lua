-- SPDX-License-Identifier: MIT
-- Too little oxygen in the blood is an emergency whatever the patient feels. The opposite does not hold:
-- a collapsed lung was found with a saturation of 98 %, twice.
--
-- Judgement (J), both lines: the knowledge base gives no figure for a low saturation, only for a normal
-- one that reassured wrongly. Nobody is asked to measure.

rule "low-oxygen" {
  title   = "Low oxygen saturation",
  effect  = "pneumothorax",
  sources = { "grusche", "huisma", "clinical-judgement" },

  emergency = if_known(after.oxygen_saturation:below(92)),
  same_day  = if_known(after.oxygen_saturation:below(95)),

  finding = "The oxygen saturation is {after.oxygen_saturation}.",
  action  = {
    emergency = "Ambulance now.",
    same_day  = "Measure again at once. If it stays below 95 %, a doctor today; the emergency"
      .. " department if a site over the lung was treated in the last three days.",
  },

  examples = {
    { "not measured", after = { others = "no", hours = 20 }, gives = "clear" },
    { "91 %", after = { others = "no", hours = 20, oxygen_saturation = 91 }, gives = "emergency" },
    { "92 %", after = { others = "no", hours = 20, oxygen_saturation = 92 }, gives = "same_day" },
    { "94 %", after = { others = "no", hours = 20, oxygen_saturation = 94 }, gives = "same_day" },
    { "95 %", after = { others = "no", hours = 20, oxygen_saturation = 95 }, gives = "clear" },
    { "98 %", after = { others = "no", hours = 20, oxygen_saturation = 98 }, gives = "clear" },
  },
}
