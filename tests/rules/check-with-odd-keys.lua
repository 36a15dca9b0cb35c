-- SPDX-License-Identifier: MIT
local limits = { [{}] = 3 }

rule "check-with-odd-keys" {
  title   = "Limits",
  grades  = { "relative" },
  check   = function (facts) for _, limit in pairs(limits) do return "relative" end end,
  finding = "Limits.",
}
