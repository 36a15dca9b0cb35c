-- SPDX-License-Identifier: MIT
-- The skin answers the needle, its metal or what it was wiped with.
--
-- 2.1 row 10: up to 24 hours usual, over 48 hours a doctor. Between them a call (J). The file has no word
-- for blisters: the advice asks. Redness that spreads is "infection-signs".

rule "itch" {
  title        = "Itching skin",
  effect       = "skin-reaction",
  sources      = { "brady-2014", "essost", "clinical-judgement" },
  unless_given = { "hives", "infection-signs" },

  same_day = after.itch & after.hours:above(48),
  call     = after.itch & ~if_known(after.hours:at_most(24)),
  expected = after.itch,

  finding = "The skin itches where the needle went in.",
  action  = {
    same_day = "To be seen by a doctor today. Write down needle, antiseptic, gloves and plaster: ask"
      .. " for allergies to nickel, latex and antiseptic before the next session.",
    call     = "Speak with the patient: blisters, or redness that spreads, mean a doctor today.",
    expected = "Leave the skin alone. The itch should be gone within a day. Blisters or longer than two"
      .. " days: a doctor.",
  },

  examples = {
    { "none", after = { others = "no", hours = 5 }, gives = "clear" },
    { "five hours", after = { others = "no", hours = 5, itch = true }, gives = "expected" },
    { "24 hours", after = { others = "no", hours = 24, itch = true }, gives = "expected" },
    { "25 hours", after = { others = "no", hours = 25, itch = true }, gives = "call" },
    { "48 hours", after = { others = "no", hours = 48, itch = true }, gives = "call" },
    { "49 hours", after = { others = "no", hours = 49, itch = true }, gives = "same_day" },
    { "nobody knows when", after = { others = "no", itch = true }, gives = "call",
      could_be = "same_day" },
    { "hives say more", after = { others = "no", hours = 5, itch = true, hives = true },
      gives = "clear" },
    { "redness spreads: infection-signs", after = { others = "no", hours = 5, itch = true,
      spreading_redness = true }, gives = "clear" },
    { "nickel allergy, and no itch", allergies = { nickel = "yes" }, after = { others = "no", hours = 5 },
      gives = "clear" },
    { "nothing asked", after = { hours = 60 }, gives = "clear", could_be = "same_day" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "time since the session 25 h", after = { hours = 25 }, gives = "clear", could_be = "call" },
    { "not itch", after = { itch = false }, gives = "clear" },
    { "time since the session 23 h", after = { hours = 23 }, gives = "clear", could_be = "expected" },
  },
}
