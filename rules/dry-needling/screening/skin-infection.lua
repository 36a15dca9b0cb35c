-- SPDX-License-Identifier: MIT
-- A needle through infected skin takes the infection with it, into muscle, joint or blood.
--
-- I01, and the ulcers and pressure sores that section 5 gives to I01 and B12 alike.

rule "skin-infection" {
  title   = "Infected or inflamed skin",
  effect  = "infection",
  sources = { "goldfields", "nzasa", "sierpina-2005", "advantage" },

  absolute = site:affected_by "skin infection",

  finding = "The skin at {site} is infected or inflamed.",
  action  = "Do not needle there. It is to be treated first.",

  examples = {
    { "none", sites = { "left soleus" }, gives = "clear" },
    { "cellulitis of the calf", sites = { "left soleus" }, conditions = { cellulitis = "left calf" },
      gives = "absolute" },
    { "cellulitis of the other calf", sites = { "left soleus" },
      conditions = { cellulitis = "right calf" }, gives = "clear" },
    { "boil at the buttock, thigh planned", sites = { "left vastus lateralis" },
      conditions = { boil = "left buttock" }, gives = "clear" },
    { "shingles by its code, on the back", sites = { "left rhomboid major" },
      conditions = { ["B02.9"] = "left upper back" }, gives = "absolute" },
    { "shingles, healed", sites = { "left rhomboid major" },
      conditions = { shingles = "healed, left upper back" }, gives = "clear" },
    { "cold sores", sites = { "left rhomboid major" }, conditions = { ["cold sores"] = "mouth" },
      gives = "clear" },
    { "infected eczema", sites = { "right biceps" },
      conditions = { ["infected eczema"] = "right upper arm" }, gives = "absolute" },
    { "eczema that is not infected", sites = { "right biceps" },
      conditions = { eczema = "right upper arm" }, gives = "clear" },
    { "leg ulcer", sites = { "left soleus" }, conditions = { ["leg ulcer"] = "left lower leg" },
      gives = "absolute" },
    { "cellulitis, place not told", sites = { "left soleus" }, conditions = { "cellulitis" },
      gives = "clear", could_be = "absolute" },
    { "illnesses not asked", sites = { "left soleus" }, conditions = { others = unknown },
      gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "infected eczema again", conditions = { "infected eczema" }, gives = "clear",
      could_be = "absolute" },
  },
}
