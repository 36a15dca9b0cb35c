-- SPDX-License-Identifier: MIT
-- Skin that stays red or itchy at one place may react to the metal or to silicone, and is on its way to a
-- lump.
--
-- 2.1 rows 10 (over 48 hours is not usual) and 11 (repeated sessions at one site). Precaution is
-- judgement (J).

rule "history-skin" {
  title   = "Skin irritated here for long",
  effect  = "long-term-irritation",
  sources = { "tschetter", "essost", "clinical-judgement" },

  precaution = sessions:count(session:treated_here() & session.skin:above(48)):at_least(1),

  finding = "After an earlier session the skin was irritated for more than two days here: {site}.",
  action  = "Look at the skin and feel for a lump before needling; another point if either is found."
    .. " Uncoated needles, another antiseptic. Ask for allergy to nickel, latex and antiseptics.",

  examples = {
    { "no earlier session told", sites = { "left soleus" }, gives = "clear" },
    { "48 hours", sites = { "left soleus" },
      session = { { date = "7 days ago", sites = "left soleus", skin = 48 } }, gives = "clear" },
    { "49 hours", sites = { "left soleus" },
      session = { { date = "7 days ago", sites = "left soleus", skin = 49 } }, gives = "precaution" },
    { "at another site", sites = { "left soleus" },
      session = { { date = "7 days ago", sites = "right soleus", skin = 90 } }, gives = "clear" },
    { "one of two sites then", sites = { "left soleus" },
      session = { { date = "7 days ago", sites = "left gastrocnemius, left soleus", skin = 90 } },
      gives = "precaution" },
    { "sites then not told", sites = { "left soleus" }, session = { { date = "7 days ago", skin = 90 } },
      gives = "clear", could_be = "precaution" },
    { "not told for how long", sites = { "left soleus" },
      session = { { date = "7 days ago", sites = "left soleus" } }, gives = "clear",
      could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear" },
    { "sites then not told; all sessions skin 48.1 h", sites = { "left soleus" },
      session = { { date = "7 days ago", skin = 48.1 } }, gives = "clear", could_be = "precaution" },
  },
}
