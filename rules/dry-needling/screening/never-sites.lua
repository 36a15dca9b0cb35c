-- SPDX-License-Identifier: MIT
-- Some places are reached by no length of needle that is short enough: the eye, the windpipe, the great
-- vessels of the neck, the dome of the diaphragm.
--
-- Section 3: the points round the eye and the front of the neck are barred to physiotherapists by a clinic's
-- rules; longus colli and the diaphragm are judgement (J).

rule "never-sites" {
  title   = "Not to be needled at all",
  effect  = "nerve-irritation",
  sources = { "goldfields", "nzasa", "clinical-judgement" },

  absolute = site:is "not for needling",

  finding = "No site for a needle: {site}.",
  action  = "Do not needle here, whatever the technique.",

  examples = {
    { "front of the neck", sites = { "anterior neck" },            gives = "absolute" },
    { "round the eye",     sites = { "left orbicularis oculi" },   gives = "absolute" },
    { "thigh",             sites = { "left vastus lateralis" },    gives = "clear" },
    { "no site named",     sites = {},                             gives = "clear", could_be = "absolute" },
  },
}
