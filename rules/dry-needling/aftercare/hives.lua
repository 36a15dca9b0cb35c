-- SPDX-License-Identifier: MIT
-- Wheals, and a swelling face or throat, are an allergy of the whole body. The throat may close in
-- minutes.
--
-- 2.1 row 10. The file has one answer for wheals and for a swelling face, so both are taken for the worse
-- (J).

rule "hives" {
  title   = "Hives, or a swelling face or throat",
  effect  = "skin-reaction",
  sources = { "essost", "clinical-judgement" },

  emergency = after.hives,

  finding = "There are wheals, or the face or throat is swelling.",
  action  = "Ambulance at once if face, tongue or throat swell, the voice is hoarse, or breathing is"
    .. " hard. Wheals alone, hours later, and breathing well: emergency department for assessment. No"
    .. " further needling before it is known what did it.",

  examples = {
    { "none", after = { others = "no", hours = 1 }, gives = "clear" },
    { "wheals", after = { others = "no", hours = 1, hives = true }, gives = "emergency" },
    { "wheals, the next day", after = { others = "no", hours = 30, hives = true }, gives = "emergency" },
    { "itch only", after = { others = "no", hours = 1, itch = true }, gives = "clear" },
    { "a swelling at the site", after = { others = "no", hours = 1, swelling = "stable" },
      gives = "clear" },
    { "nothing asked", after = { hours = 1 }, gives = "clear", could_be = "emergency" },
  },
}
