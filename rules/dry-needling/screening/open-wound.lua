-- SPDX-License-Identifier: MIT
-- A needle through a wound carries germs into the depth; a haematoma is blood for them to grow in, and bleeds anew.
--
-- B12; the haematoma is judgement (J). Ulcers are wounds and infected skin alike: "skin-infection" has them.

rule "open-wound" {
  title   = "Wound, haematoma or bleeding",
  effect  = "infection",
  sources = { "docsarahb", "jotform-crs", "clinical-judgement" },
  unless_given = "skin-infection",

  absolute = site:affected_by "wound",

  finding = "There is a wound, a haematoma or a bleeding at {site}.",
  action  = "Do not needle there until it has healed.",

  examples = {
    { "none", sites = { "left vastus lateralis" }, gives = "clear" },
    { "cut of the thigh", sites = { "left vastus lateralis" },
      conditions = { ["open wound"] = "left thigh" }, gives = "absolute" },
    { "cut of the other thigh", sites = { "left vastus lateralis" },
      conditions = { ["open wound"] = "right thigh" }, gives = "clear" },
    { "cut of the hand", sites = { "left vastus lateralis" },
      conditions = { ["open wound"] = "left hand" }, gives = "clear" },
    { "haematoma at the calf", sites = { "left soleus" }, conditions = { haematoma = "left calf" },
      gives = "absolute" },
    { "haematoma, healed", sites = { "left soleus" }, conditions = { haematoma = "healed, left calf" },
      gives = "clear" },
    { "an ulcer is said by skin-infection", sites = { "left soleus" },
      conditions = { ["skin ulcer"] = "left calf" }, gives = "clear" },
    { "wound, place not told", sites = { "left soleus" }, conditions = { "open wound" },
      gives = "clear", could_be = "absolute" },
    { "wound of a thigh, side not told", sites = { "left vastus lateralis" },
      conditions = { ["open wound"] = "thigh" }, gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "haematoma, left upper trapezius", conditions = { haematoma = "left upper trapezius" },
      gives = "clear", could_be = "absolute" },
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "absolute" },
  },
}
