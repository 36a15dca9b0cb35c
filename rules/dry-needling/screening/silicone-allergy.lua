-- SPDX-License-Identifier: MIT
-- Many needles are coated with silicone, which can leave a granuloma.
--
-- A02. Whatever needle is planned: packages do not always say that it is coated.

rule "silicone-allergy" {
  title   = "Silicone allergy or granuloma",
  effect  = "long-term-irritation",
  sources = { "tschetter" },

  precaution = allergies:include "silicone",

  finding = "The patient does not tolerate silicone.",
  action  = "Use needles that are certainly not coated.",

  examples = {
    { "none", gives = "clear" },
    { "silicone", allergies = { "silicone" }, gives = "precaution" },
    { "granuloma", allergies = { "silicone granuloma" }, treatment = { needle_material = "coated steel" },
      gives = "precaution" },
    { "none, coated needles", treatment = { needle_material = "coated steel" }, gives = "clear" },
    { "a silicone implant is no allergy", implants = { ["silicone implant"] = "left breast" },
      gives = "clear" },
    { "allergies not all asked", allergies = { others = unknown },
      gives = "clear", could_be = "precaution" },
  },
}
