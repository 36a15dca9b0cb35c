-- SPDX-License-Identifier: MIT
-- Skin that is broken, thin or irradiated tears, bruises and lets germs in.
--
-- I02. Steroid skin is skin that someone has seen to be thin (a condition with its place); that a systemic
-- steroid is a reason to look for it, as a retinoid is, stands in section 4 and is judgement (J).

rule "fragile-skin" {
  title   = "Fragile skin",
  effect  = "skin-reaction",
  sources = { "jotform-crs", "sierpina-2005", "clinical-judgement" },
  unless_given = { "skin-infection", "open-wound" },

  precaution = site:affected_by "fragile skin",
  advice     = medications:include "systemic corticosteroid" | medications:include "retinoid",

  finding = {
    precaution = "The skin at {site} is fragile or diseased.",
    advice     = "The patient takes a drug that can make the skin thin.",
  },
  action  = {
    precaution = "Needle through healthy skin only. No adhesive tape.",
    advice     = "Look at the skin first. Where it is thin, needle elsewhere.",
  },

  examples = {
    { "none", sites = { "right biceps" }, gives = "clear" },
    { "eczema of the arm", sites = { "right biceps" }, conditions = { eczema = "right arm" },
      gives = "precaution" },
    { "eczema of the other arm", sites = { "right biceps" }, conditions = { eczema = "left arm" },
      gives = "clear" },
    { "psoriasis of the elbow, calf planned", sites = { "right soleus" },
      conditions = { psoriasis = "right elbow" }, gives = "clear" },
    { "psoriasis everywhere", sites = { "right soleus" }, conditions = { psoriasis = "whole body" },
      gives = "precaution" },
    { "irradiated chest wall", sites = { "right pectoralis major" },
      conditions = { radiotherapy = "right chest" }, gives = "precaution" },
    { "burn", sites = { "left soleus" }, conditions = { burn = "left calf" }, gives = "precaution" },
    { "thin skin of the forearms", sites = { "left extensor digitorum" },
      conditions = { ["thin skin"] = "both forearms" }, gives = "precaution" },
    { "eczema, place not told", sites = { "right biceps" }, conditions = { "eczema" },
      gives = "clear", could_be = "precaution" },
    { "prednisolone", sites = { "right biceps" }, medications = { prednisolone = "low dose" },
      gives = "advice" },
    { "hydrocortisone cream", sites = { "right biceps" }, medications = { "hydrocortisone cream" },
      gives = "clear" },
    { "isotretinoin", sites = { "right biceps" }, medications = { "isotretinoin" }, gives = "advice" },
    { "burn that is infected: said elsewhere", sites = { "left soleus" },
      conditions = { burn = "left calf", ["skin infection"] = "left calf" }, gives = "clear" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "prednisolone left empty", medications = { prednisolone = "" }, gives = "clear",
      could_be = "advice" },
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
    { "isotretinoin left empty", medications = { isotretinoin = "" }, gives = "clear",
      could_be = "advice" },
    { "eczema of the arm; haematoma, right arm",
      conditions = { eczema = "right arm", haematoma = "right arm" }, sites = { "right biceps" },
      gives = "clear" },
  },
}
