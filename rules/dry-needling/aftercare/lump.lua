-- SPDX-License-Identifier: MIT
-- A small knot in the muscle goes in days. One that stays may be a granuloma around silicone, and one
-- that hurts weeks later an infection with slow bacteria.
--
-- 2.1 rows 7 ("late": tender nodule after weeks) and 11 (a nodule for more than four to six weeks; the
-- earlier line is taken). Judgement (J): "weeks" begin at fourteen days; before, a tender lump is a call,
-- with lowered defences the doctor; one that is not tender is let pass for fourteen days.

-- unnoticed: same_day: if_known put around "the time since the session is above 336 h"
-- because where the time is not known, the first part of the grade is open as well.
rule "lump" {
  title        = "Lump where the needle went in",
  effect       = "long-term-irritation",
  sources      = { "tschetter", "guevara", "kim-jbjs", "clinical-judgement" },
  unless_given = { "infection-signs", "joint-replacement-pain" },

  same_day = after.lump
    & (after.hours:above(672) | after.lump_tender & (after.hours:above(336) | patient.immunocompromised)),
  call     = after.lump & (after.lump_tender | ~if_known(after.hours:at_most(336))),
  expected = after.lump,

  finding = "There is a lump where the needle went in.",
  action  = {
    same_day = "To be seen by a doctor today: an abscess, slow bacteria or a granuloma. Name the kind"
      .. " of needle and whether it was coated with silicone.",
    call     = "Look at the lump, and again within a week. Red, hot, growing or more tender: a doctor"
      .. " the same day.",
    expected = "The lump should go within two weeks. Red, hot, tender or growing: ring.",
  },

  examples = {
    { "none", after = { others = "no", hours = 48 }, gives = "clear" },
    { "two days", after = { others = "no", hours = 48, lump = true }, gives = "expected" },
    { "fourteen days", after = { others = "no", hours = 336, lump = true }, gives = "expected" },
    { "over fourteen days", after = { others = "no", hours = 337, lump = true }, gives = "call" },
    { "four weeks", after = { others = "no", hours = 672, lump = true }, gives = "call" },
    { "over four weeks", after = { others = "no", hours = 673, lump = true }, gives = "same_day" },
    { "tender, two days", after = { others = "no", hours = 48, lump = true, lump_tender = true },
      gives = "call" },
    { "tender, fourteen days", after = { others = "no", hours = 336, lump = true, lump_tender = true },
      gives = "call" },
    { "tender, over fourteen days",
      after = { others = "no", hours = 337, lump = true, lump_tender = true }, gives = "same_day" },
    { "tender, two days, immunosuppressed", medications = { "adalimumab" },
      after = { others = "no", hours = 48, lump = true, lump_tender = true }, gives = "same_day" },
    { "not tender, two days, immunosuppressed", medications = { "adalimumab" },
      after = { others = "no", hours = 48, lump = true }, gives = "expected" },
    { "tender, two days, medicines not asked", medications = { others = unknown },
      after = { others = "no", hours = 48, lump = true, lump_tender = true }, gives = "call",
      could_be = "same_day" },
    { "nobody knows when", after = { others = "no", lump = true }, gives = "call",
      could_be = "same_day" },
    { "with pus: infection-signs", after = { others = "no", hours = 100, lump = true, pus = true },
      gives = "clear" },
    { "nothing asked", after = { hours = 48 }, gives = "clear", could_be = "call" },
    { "nothing asked, five weeks", after = { hours = 840 }, gives = "clear", could_be = "same_day" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "not lump", after = { lump = false }, gives = "clear" },
    { "nothing asked; not lump tender", after = { hours = 48, lump_tender = false }, gives = "clear",
      could_be = "expected" },
    { "nothing asked; immune disorder", after = { hours = 48 }, conditions = { "immune disorder" },
      gives = "clear", could_be = "same_day" },
    { "tender, by an artificial joint", sites = { "right gluteus medius" },
      conditions = { ["hip replacement"] = "right hip, 210 days ago" },
      after = { others = "no", hours = 680, lump = true, lump_tender = true }, gives = "clear" },
  },
}
