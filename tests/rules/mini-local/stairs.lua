-- SPDX-License-Identifier: MIT
-- Adds a rule about a fact and a term of its own; silent where the base says as much.

rule "stairs" {
  title        = "Stairs",
  precaution   = medications:include "heparin" & ~house.stairs,
  finding      = "The patient takes {medications:heparin} and climbed no stairs.",
  unless_given = "bleeding",

  examples = {
    { "nothing", gives = "clear" },
    { "heparin", medications = { "heparin" }, gives = "precaution" },
    { "perhaps heparin", medications = { heparin = unknown }, gives = "clear",
      could_be = "precaution" },
    { "bleeding says as much", medications = { "heparin" }, labs = { inr = "5.0, 2026-11-20" },
      gives = "clear" },
    { "stairs climbed", medications = { "heparin" }, house = { stairs = true }, gives = "clear" },
    { "stairs not told, and which", medications = { "thinner" }, house = { stairs = unknown },
      gives = "clear", could_be = "precaution" },
  },
}
