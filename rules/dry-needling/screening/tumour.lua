-- SPDX-License-Identifier: MIT
-- A needle through a tumour may bleed, spread it, or miss that it was one.
--
-- D10: malignant tumour, lump or ulcer at or near the site. An unexplained lump counts; a cancer in remission
-- does not (J). Ulcers are the rules "skin-infection" and "open-wound", treatment is "cancer-treatment".

local gone    = if_known(conditions:include("cancer"):in_state "remission")
local present = conditions:include("cancer"):in_state("on treatment", "off treatment")
  | conditions:include "lump"

-- unnoticed: absolute: "has malignant disease (remission)": no example decides by its not holding
-- because a cancer with a state that is not remission is on treatment or off it, another tumour is a lump, and that part says it.
rule "tumour" {
  title   = "Tumour or lump at the site",
  sources = { "ecam-t3", "ictmjc", "who-1999", "ref-who-1999", "clinical-judgement" },

  absolute = site:affected_by "tumour" & (~gone | present),

  finding = "There is a tumour or a lump at {site} or near it.",
  action  = "Do not needle there. A lump that nobody has looked at is for the doctor.",

  examples = {
    { "none", sites = { "left pectoralis major" }, gives = "clear" },
    { "breast cancer on treatment", sites = { "left pectoralis major" },
      conditions = { ["breast cancer"] = "on treatment, left breast" }, gives = "absolute" },
    { "breast cancer of the other side", sites = { "left pectoralis major" },
      conditions = { ["breast cancer"] = "on treatment, right breast" }, gives = "clear" },
    { "breast cancer, thigh planned", sites = { "left vastus lateralis" },
      conditions = { ["breast cancer"] = "on treatment, left breast" }, gives = "clear" },
    { "breast cancer in remission", sites = { "left pectoralis major" },
      conditions = { ["breast cancer"] = "remission, left breast" }, gives = "clear" },
    { "breast cancer, state not said", sites = { "left pectoralis major" },
      conditions = { ["breast cancer"] = "left breast" }, gives = "absolute" },
    { "unexplained lump", sites = { "right soleus" }, conditions = { lump = "right calf" },
      gives = "absolute" },
    { "lump, place not said", sites = { "right soleus" }, conditions = { "lump" },
      gives = "clear", could_be = "absolute" },
    { "lump elsewhere", sites = { "right soleus" }, conditions = { lump = "front of neck" },
      gives = "clear" },
    { "breast cancer in remission, and a new lump", sites = { "right soleus" },
      conditions = { ["breast cancer"] = "remission, left breast", lump = "right calf" },
      gives = "absolute" },
    { "bone metastasis at the level", sites = { "left lumbar multifidus" },
      conditions = { ["bone metastasis"] = "on treatment, lumbar spine" }, gives = "absolute" },
    { "solid cancer by its code, place not said", sites = { "right soleus" },
      conditions = { ["C50.9"] = "on treatment" }, gives = "clear", could_be = "absolute" },
    { "cancer, in remission", sites = { "right soleus" }, conditions = { cancer = "remission" },
      gives = "clear" },
    { "history of cancer", sites = { "right soleus" }, conditions = { "history of cancer" },
      gives = "clear" },
    { "leukaemia is at no place", sites = { "right soleus" }, conditions = { leukaemia = "on treatment" },
      gives = "clear" },
    { "illnesses not all asked", sites = { "right soleus" }, conditions = { others = unknown },
      gives = "clear", could_be = "absolute" },
    { "in remission, illnesses not all asked", sites = { "left pectoralis major" },
      conditions = { others = unknown, ["breast cancer"] = "remission, left breast" },
      gives = "clear", could_be = "absolute" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "cancer, in remission; breast cancer", conditions = { cancer = "remission", "breast cancer" },
      sites = { "right soleus" }, gives = "clear", could_be = "absolute" },
    { "no site named", gives = "clear" },
    { "breast cancer in remission; lump left empty",
      conditions = { ["breast cancer"] = "remission, left breast", lump = "" },
      sites = { "left pectoralis major" }, gives = "clear", could_be = "absolute" },
    { "bone metastasis at the level; breast cancer remission",
      conditions = { ["bone metastasis"] = "on treatment, lumbar spine",
        ["breast cancer"] = "remission" }, sites = { "left lumbar multifidus" }, gives = "absolute" },
  },
}
