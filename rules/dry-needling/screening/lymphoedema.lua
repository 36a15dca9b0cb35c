-- SPDX-License-Identifier: MIT
-- Lymph that stands still feeds germs, and each infection makes the swelling worse.
--
-- I07. Trials needled swollen arms without harm; four lists bar the limb, and so does this rule.

rule "lymphoedema" {
  title   = "Lymphoedema",
  effect  = "infection",
  sources = { "sa-bn121-3", "physioman", "advantage", "goldfields", "cassileth" },

  absolute = site:in_limb_of "lymphoedema" | site:affected_by "lymphoedema",

  finding = "There is lymphoedema at {site} or in its limb.",
  action  = "Never needle this limb or area.",

  examples = {
    { "none", sites = { "left extensor digitorum" }, gives = "clear" },
    { "of the same arm", sites = { "left extensor digitorum" }, conditions = { lymphoedema = "left arm" },
      gives = "absolute" },
    { "of the hand, upper arm planned", sites = { "left biceps" },
      conditions = { lymphedema = "left hand" }, gives = "absolute" },
    { "of the other arm", sites = { "left extensor digitorum" },
      conditions = { lymphoedema = "right arm" }, gives = "clear" },
    { "of the arm, leg planned", sites = { "left soleus" }, conditions = { lymphoedema = "left arm" },
      gives = "clear" },
    { "of both legs, by its code", sites = { "left soleus" }, conditions = { ["I89.0"] = "both legs" },
      gives = "absolute" },
    { "of the breast", sites = { "left pectoralis major" }, conditions = { lymphoedema = "left breast" },
      gives = "absolute" },
    { "place not told", sites = { "left soleus" }, conditions = { "lymphoedema" },
      gives = "clear", could_be = "absolute" },
    { "side not told", sites = { "left soleus" }, conditions = { lymphoedema = "leg" },
      gives = "clear", could_be = "absolute" },
    { "illnesses not asked", sites = { "left soleus" }, conditions = { others = unknown },
      gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "lymphoedema, left upper trapezius", conditions = { lymphoedema = "left upper trapezius" },
      gives = "clear", could_be = "absolute" },
    { "a hand, not said which", sites = { "left biceps brachii" }, conditions = { lymphoedema = "hand" },
      gives = "clear", could_be = "absolute" },
  },
}
