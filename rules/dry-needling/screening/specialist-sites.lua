-- SPDX-License-Identifier: MIT
-- Deep muscles between large vessels and nerves, and the pelvic floor, are taught in courses of their own.
--
-- Section 3 marks them "specialist only" without a source (J); the pelvic floor also asks for a consent of
-- its own (J).

rule "specialist-sites" {
  title   = "For specialists only",
  effect  = "nerve-irritation",
  sources = { "clinical-judgement" },

  precaution = site:is "specialist only",

  finding = "Needs special training: {site}.",
  action  = "Needle here only with training for this very site, and with the patient's consent to it.",

  examples = {
    { "lateral pterygoid", sites = { "left lateral pterygoid" },  gives = "precaution" },
    { "thigh",             sites = { "left vastus lateralis" },   gives = "clear" },
    { "no site named",     sites = {},                            gives = "clear", could_be = "precaution" },
  },
}
