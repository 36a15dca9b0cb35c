-- SPDX-License-Identifier: MIT
local next_word = ("one two"):gmatch "%a+"

rule "check-with-an-iterator" {
  title   = "Words",
  grades  = { "relative" },
  check   = function (facts) return next_word() and "relative" end,
  finding = "Words.",
}
