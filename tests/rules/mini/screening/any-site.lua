-- SPDX-License-Identifier: MIT
-- Over all planned sites: what results is about the patient.

rule "any-site" {
  title    = "Any site",
  relative = any_site(site:near "lung" & site:needle_longer_than(40)) & patient.fragile,
  finding  = "A long needle is planned over the lung of a fragile patient.",

  examples = {
    { "healthy", gives = "clear" },
    { "one of two, thin", patient = { weight = 50 }, sites = { "left rhomboid, 50 mm" },
      gives = "relative" },
    { "one of two, old", patient = { birth_date = "1940-01-01" }, sites = { "left rhomboid, 50 mm" },
      gives = "relative" },
    { "not fragile", sites = { "left rhomboid, 50 mm" }, gives = "clear" },
    { "said to be fragile", patient = { weight = unknown, fragile = true },
      sites = { "left rhomboid, 50 mm" }, gives = "relative" },
    { "height not known", patient = { height = unknown }, sites = { "left rhomboid, 50 mm" },
      gives = "clear", could_be = "relative" },
  },
}
