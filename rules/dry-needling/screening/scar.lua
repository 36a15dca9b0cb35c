-- SPDX-License-Identifier: MIT
-- A keloid grows where it is hurt; a scar hides what lies below and is tough to pass.
--
-- D17 and section 8. Keloids are avoided on every reading. Scars: care (J, the default), never (a therapist's
-- list), or no concern (others needle scars on purpose). A scar that is called old or healed is one still,
-- and its place is no longer judged: then every site has the precaution.

local old_scar = conditions:include("scar"):in_state("old", "healed", "past")
  | conditions:include("keloid"):in_state("old", "healed", "past")
local counts   = ~policy.scars:is "lax"

rule "scar" {
  title   = "Scar or keloid",
  effect  = "long-term-irritation",
  sources = { "docsarahb", "physilife", "clinical-judgement" },

  absolute   = site:affected_by "keloid" | policy.scars:is "strict" & site:affected_by "scar",
  precaution = counts & (site:affected_by "scar" | if_known(old_scar)),

  finding = {
    absolute   = "There is a keloid, or a scar that this clinic does not needle, at {site}.",
    precaution = "There is a scar.",
  },
  action  = {
    absolute   = "Do not needle there.",
    precaution = "Keep clear of the scar, or needle it only by a technique for scars.",
  },

  examples = {
    { "none", sites = { "left vastus lateralis" }, gives = "clear" },
    { "scar at the site", sites = { "left vastus lateralis" }, conditions = { scar = "left thigh" },
      gives = "precaution" },
    { "scar of the other thigh", sites = { "left vastus lateralis" },
      conditions = { scar = "right thigh" }, gives = "clear" },
    { "scar, place not said", sites = { "left vastus lateralis" }, conditions = { "scar" },
      gives = "clear", could_be = "precaution" },
    { "keloid at the site", sites = { "left deltoid" }, conditions = { keloid = "left shoulder" },
      gives = "absolute" },
    { "keloid elsewhere", sites = { "left vastus lateralis" }, conditions = { keloid = "left shoulder" },
      gives = "clear" },
    { "keloid, place not said", sites = { "left vastus lateralis" }, conditions = { "L91.0" },
      gives = "clear", could_be = "absolute" },
    { "old scar", sites = { "left vastus lateralis" }, conditions = { scar = "old, left thigh" },
      gives = "precaution" },
    { "old keloid", sites = { "left vastus lateralis" }, conditions = { keloid = "old, left shoulder" },
      gives = "precaution" },
    { "lax, old scar", policy = { scars = "lax" }, sites = { "left vastus lateralis" },
      conditions = { scar = "old, left thigh" }, gives = "clear" },
    { "illnesses not all asked", sites = { "left vastus lateralis" }, conditions = { others = unknown },
      gives = "clear", could_be = "absolute" },

    { "strict", policy = { scars = "strict" }, sites = { "left vastus lateralis" },
      conditions = { scar = "left thigh" }, gives = "absolute" },
    { "strict, scar elsewhere", policy = { scars = "strict" }, sites = { "left vastus lateralis" },
      conditions = { scar = "abdomen" }, gives = "clear" },
    { "lax", policy = { scars = "lax" }, sites = { "left vastus lateralis" },
      conditions = { scar = "left thigh" }, gives = "clear" },
    { "lax, keloid all the same", policy = { scars = "lax" }, sites = { "left vastus lateralis" },
      conditions = { keloid = "left thigh" }, gives = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "strict, scar elsewhere; no site named", conditions = { scar = "abdomen" },
      policy = { scars = "strict" }, gives = "clear", could_be = "absolute" },
    { "scar, left upper trapezius", conditions = { scar = "left upper trapezius" }, gives = "clear",
      could_be = "precaution" },
  },
}
