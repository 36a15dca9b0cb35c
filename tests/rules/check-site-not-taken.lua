-- SPDX-License-Identifier: MIT
rule "check-site-not-taken" {
  title   = "Smoking",
  grades  = "relative",
  check   = function (facts) return "relative", { days = 3 } end,
  finding = "{site}: {days} days, {Days}",
}
