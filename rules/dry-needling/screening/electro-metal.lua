-- SPDX-License-Identifier: MIT
-- Metal gathers the current and heats the tissue around it.
--
-- D08, its part on metal. What counts is metal at the site or next to it. Needles without current are
-- the rule "joint-prosthesis".

rule "electro-metal" {
  title   = "Electrical stimulation near metal",
  sources = { "acupuntura", "bmasblog" },
  strikes = "electro",

  precaution = site:affected_by "metal implant",

  finding = "There is metal at {site} or next to it.",
  action  = "No electrical stimulation there.",

  examples = {
    { "none", treatment = { electro = true }, sites = { "left vastus lateralis" }, gives = "clear" },
    { "knee replacement beside the site", treatment = { electro = true },
      sites = { "left vastus lateralis" }, implants = { ["knee replacement"] = "left knee" },
      gives = "precaution" },
    { "knee replacement, told as an operation", treatment = { electro = true },
      sites = { "left vastus lateralis" }, conditions = { ["knee replacement"] = "left knee" },
      gives = "precaution" },
    { "knee replacement on the other side", treatment = { electro = true },
      sites = { "left vastus lateralis" }, implants = { ["knee replacement"] = "right knee" },
      gives = "clear" },
    { "shrapnel in the calf", treatment = { electro = true }, sites = { "right soleus" },
      implants = { shrapnel = "right calf" }, gives = "precaution" },
    { "plate, place not said", treatment = { electro = true }, sites = { "right soleus" },
      implants = { "plate" }, gives = "clear", could_be = "precaution" },
    { "hernia mesh is no metal", treatment = { electro = true }, sites = { "left rectus femoris" },
      implants = { ["hernia mesh"] = "left groin" }, gives = "clear" },
    { "filling", treatment = { electro = true }, sites = { "left masseter" }, implants = { "filling" },
      gives = "clear" },
    { "implants not all asked", treatment = { electro = true }, sites = { "right soleus" },
      implants = { others = unknown }, gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "hip replacement", conditions = { "hip replacement" }, gives = "clear", could_be = "precaution" },
    { "illnesses not all asked", conditions = { others = unknown }, gives = "clear",
      could_be = "precaution" },
    { "joint replacement, left upper trapezius",
      implants = { ["joint replacement"] = "left upper trapezius" }, gives = "clear",
      could_be = "precaution" },
  },
}
