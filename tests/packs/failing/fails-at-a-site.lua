-- SPDX-License-Identifier: MIT
rule "fails-at-a-site" {
  title   = "A mistake at one site",
  effect  = "bruising",
  sources = { "custom" },
  grades  = { "precaution" },
  needs   = { "consent.willing" },

  check = function (facts, site)
    if site.side == "right" then
      error "no right"
    end
    return "precaution"
  end,

  finding = "It did not fail.",
  action  = "Nothing.",
}
