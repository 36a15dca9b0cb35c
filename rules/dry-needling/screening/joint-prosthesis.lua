-- SPDX-License-Identifier: MIT
-- Bacteria cling to plastic and metal where no defence reaches them: a hip prosthesis was infected seven
-- months after the operation, two weeks after dry needling.
--
-- I09. Twelve months, and a precaution from then on, are judgement (J). An infected prosthesis is infected
-- tissue: I01, absolute.

local hardware = site:affected_by "implanted hardware" | site:affected_by "infection-prone implant"
local recent   = conditions:include("implanted hardware"):within_days(364)
  | implants:include("infection-prone implant"):within_days(364)

rule "joint-prosthesis" {
  title   = "Joint replacement, metalwork or mesh",
  effect  = "infection",
  sources = { "steentjes", "ictmjc", "clinical-judgement" },

  absolute   = site:affected_by "infected prosthesis",
  relative   = hardware & recent,
  precaution = hardware,

  finding = {
    absolute   = "There is an infected prosthesis at or next to {site}.",
    relative   = "At or next to {site} lies a prosthesis, metal or mesh that is less than a year old.",
    precaution = "At or next to {site} lies a prosthesis, metal or mesh.",
  },
  action  = {
    absolute   = "Do not needle this site.",
    relative   = "Avoid this site, or ask the surgeon first.",
    precaution = "Keep out of the tissue around it, and never needle the joint capsule. Disinfect the skin.",
  },

  examples = {
    { "none", sites = { "right gluteus medius" }, gives = "clear" },
    { "hip replaced seven months ago", sites = { "right gluteus medius" },
      implants = { ["hip replacement"] = "right, 210 days ago" }, gives = "relative" },
    { "told as an illness", sites = { "right gluteus medius" },
      conditions = { ["joint replacement"] = "right hip, 210 days ago" }, gives = "relative" },
    { "a day less than a year ago", sites = { "right gluteus medius" },
      implants = { THR = "right, 364 days ago" }, gives = "relative" },
    { "a year ago", sites = { "right gluteus medius" }, implants = { THR = "right, 365 days ago" },
      gives = "precaution" },
    { "day not told", sites = { "right gluteus medius" }, implants = { THR = "right" },
      gives = "precaution", could_be = "relative" },
    { "the other hip", sites = { "left gluteus medius" }, implants = { THR = "right, 210 days ago" },
      gives = "clear" },
    { "hip replaced, calf planned", sites = { "right soleus" },
      implants = { THR = "right, 210 days ago" }, gives = "clear" },
    { "side not told", sites = { "left gluteus medius" }, implants = { THR = "400 days ago" },
      gives = "clear", could_be = "precaution" },
    { "old plate in the forearm", sites = { "left extensor digitorum" },
      implants = { plate = "left forearm, 2015-05-01" }, gives = "precaution" },
    { "hernia mesh, abdomen planned", sites = { "left rectus abdominis" },
      implants = { ["hernia mesh"] = "abdomen, 100 days ago" }, gives = "relative" },
    { "infected prosthesis", sites = { "right gluteus medius" },
      conditions = { ["infected prosthesis"] = "right hip" }, gives = "absolute" },
    { "dental implant", sites = { "left masseter" }, implants = { "dental implant" }, gives = "clear" },
    { "implants not asked", sites = { "left soleus" }, implants = { others = unknown },
      gives = "clear", could_be = "relative" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "hip replacement 365 days ago", conditions = { ["hip replacement"] = "365 days ago" },
      gives = "clear", could_be = "precaution" },
    { "hip replacement", conditions = { "hip replacement" }, gives = "clear", could_be = "relative" },
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "absolute" },
    { "hip replacement 364 days ago", conditions = { ["hip replacement"] = "364 days ago" },
      gives = "clear", could_be = "relative" },
  },
}
