-- SPDX-License-Identifier: MIT
-- The pain that brought the patient may first get worse. In seven of ten it is then better than before.
--
-- 2.1 row 4. With fever, weakness or numbness the rules of those say "doctor"; night pain is not in the
-- file, so the advice asks for it.

-- unnoticed: expected: if_known put around "flare is above 0 h"
-- because where this is not known, a graver grade is possible as well.
rule "flare-after" {
  title        = "Pain worse than before",
  effect       = "flare-up",
  sources      = { "white-2001", "brady-2014", "boyce-2020" },
  unless_given = { "limb-in-danger", "joint-replacement-pain" },

  call     = after.flare:above(72),
  expected = after.flare:above(0),

  finding = "The pain has been worse than before the session for {after.flare}.",
  action  = {
    call     = "Speak with the patient and see the patient before any further needling. Pain at night,"
      .. " weakness, numbness or fever: a doctor today.",
    expected = "Tell the patient that worse pain may last one to three days, and that improvement"
      .. " mostly follows. Longer: ring. Pain at night, weakness, numbness or fever: a doctor the same"
      .. " day.",
  },

  examples = {
    { "none", after = { others = "no", hours = 20 }, gives = "clear" },
    { "a day", after = { others = "no", hours = 26, flare = 24 }, gives = "expected" },
    { "72 hours", after = { others = "no", hours = 80, flare = 72 }, gives = "expected" },
    { "73 hours", after = { others = "no", hours = 80, flare = 73 }, gives = "call" },
    { "sore muscles are soreness-after", after = { others = "no", hours = 26, soreness = 24 },
      gives = "clear" },
    { "by an artificial joint", sites = { "right gluteus medius" },
      conditions = { ["hip replacement"] = "right hip, 210 days ago" },
      after = { others = "no", hours = 80, flare = 73 }, gives = "clear" },
    { "nothing asked", after = { hours = 20 }, gives = "clear", could_be = "call" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "flare 1 h", after = { flare = 1 }, gives = "expected" },
    { "a day; pain out of proportion",
      after = { flare = 24, hours = 26, others = false, pain_out_of_proportion = true },
      gives = "clear" },
  },
}
