-- SPDX-License-Identifier: MIT
-- A needled muscle is sore for up to 72 hours: needled again in that time it never gets to heal.
--
-- 2.1 rows 1 and 11 ("repeated same-site sessions"). No source gives an interval: three days between, and
-- four sessions in four weeks as worth a word, are judgement (J).

local here = session:treated_here()

rule "history-interval" {
  title   = "Needled here only just before",
  effect  = "long-term-irritation",
  sources = { "sanchez", "tschetter", "clinical-judgement" },

  precaution = sessions:count(here & session:within_days(2)):at_least(1),
  advice     = sessions:count(here & session:within_days(28)):at_least(4),

  finding = {
    precaution = "Needled less than three days ago: {site}.",
    advice     = "Needled four times or more within four weeks: {site}.",
  },
  action  = {
    precaution = "Choose another site, or wait until three days have passed and the soreness is gone.",
    advice     = "Feel for a lump, ask whether it still helps, and consider a pause.",
  },

  examples = {
    { "no earlier session told", sites = { "left soleus" }, gives = "clear" },
    { "two days ago", sites = { "left soleus" }, session = {
        { date = "2 days ago", sites = "left soleus" } }, gives = "precaution" },
    { "three days ago", sites = { "left soleus" }, session = {
        { date = "3 days ago", sites = "left soleus" } }, gives = "clear" },
    { "two days ago, the other side", sites = { "left soleus" },
      session = { { date = "2 days ago", sites = "right soleus" } }, gives = "clear" },
    { "two days ago, sites not told", sites = { "left soleus" }, session = {
        { date = "2 days ago", fatigue = 0 } }, gives = "clear", could_be = "precaution" },
    { "three times in four weeks", sites = { "left soleus" },
      session = { { date = "7 days ago", sites = "left soleus" },
        { date = "14 days ago", sites = "left soleus" },
        { date = "21 days ago", sites = "left soleus" } }, gives = "clear" },
    { "four times in four weeks", sites = { "left soleus" },
      session = { { date = "7 days ago", sites = "left soleus" },
        { date = "14 days ago", sites = "left soleus" },
        { date = "21 days ago", sites = "left soleus" },
        { date = "28 days ago", sites = "left soleus" } }, gives = "advice" },
    { "four times in longer", sites = { "left soleus" },
      session = { { date = "7 days ago", sites = "left soleus" },
        { date = "14 days ago", sites = "left soleus" },
        { date = "21 days ago", sites = "left soleus" },
        { date = "29 days ago", sites = "left soleus" } }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "four times in four weeks; no site named",
      session = { { date = "7 days ago", sites = "left soleus" },
        { date = "14 days ago", sites = "left soleus" }, { date = "21 days ago", sites = "left soleus" },
        { date = "28 days ago", sites = "left soleus" } }, gives = "clear", could_be = "advice" },
  },
}
