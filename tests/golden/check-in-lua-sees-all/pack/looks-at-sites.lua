-- SPDX-License-Identifier: MIT
-- A site that nobody recognises must not be passed over.
rule "looks-at-sites" {
  title   = "Looks at all sites",
  sources = { "clinical-judgement" },
  grades  = { "relative" },
  needs   = { "sites" },
  finding = "Never.",
  check   = function (facts)
    for _, site in ipairs(facts.sites) do
      if site.name == "rhomboid major" then
        return "relative"
      end
    end
  end,
}
