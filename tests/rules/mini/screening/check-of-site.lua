-- SPDX-License-Identifier: MIT
-- In plain Lua, once for each site: a needle longer than half of what the weight allows.

rule "check-of-site" {
  title   = "Long needle",
  grades  = "precaution",
  needs   = "patient.weight",
  check   = function (facts, site)
    if site:near "lung" and site.needle > facts.patient.weight / 2 and site.side == "left" then
      return "precaution", { most = facts.patient.weight / 2 }
    end
  end,
  finding = "{site}: no longer than {most} mm.",

  examples = {
    { "another site", gives = "clear" },
    { "short", sites = { "left rhomboid, 35 mm" }, gives = "clear" },
    { "long", sites = { "left rhomboid, 36 mm" }, gives = "precaution" },
    { "long on the right", sites = { "right rhomboid, 36 mm" }, gives = "clear" },
    { "of unknown length", sites = { "left rhomboid" }, gives = "clear", could_be = "precaution" },
    { "not weighed", patient = { weight = unknown }, gives = "clear", could_be = "precaution" },
  },
}
