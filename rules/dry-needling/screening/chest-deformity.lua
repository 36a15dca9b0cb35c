-- SPDX-License-Identifier: MIT
-- A bent spine or an odd chest moves the ribs and the pleura from where the hand expects them.
--
-- T04.

rule "chest-deformity" {
  title   = "Spine or chest of unusual shape",
  effect  = "pneumothorax",
  sources = { "abel-path", "ouci-kyph" },

  precaution = site:near "lung" & conditions:include "chest deformity",

  finding = "Over the lung, in a chest of unusual shape ({conditions:chest deformity}): {site}.",
  action  = "Find the ribs anew for this patient. Use a needle of at most 13 mm, tangentially or in a"
    .. " pincer grip, or do not needle here.",

  examples = {
    { "scoliosis", sites = { "left lower trapezius" }, conditions = { "scoliosis" },
      gives = "precaution" },
    { "kyphosis", sites = { "left longissimus thoracis" }, conditions = { "Scheuermann's disease" },
      gives = "precaution" },
    { "cervical rib", sites = { "left scalenes" }, conditions = { "cervical rib" },
      gives = "precaution" },
    { "chest opened once", sites = { "left serratus anterior" }, conditions = { "thoracotomy" },
      gives = "precaution" },
    { "scoliosis, thigh", sites = { "left vastus lateralis" }, conditions = { "scoliosis" },
      gives = "clear" },
    { "slipped disc is no deformity", sites = { "left lower trapezius" },
      conditions = { "slipped disc" }, gives = "clear" },
    { "illnesses not all asked", sites = { "left lower trapezius" }, conditions = { others = unknown },
      gives = "clear", could_be = "precaution" },

    -- Found with contra test --mutate: what the rule says now, where no other example would notice a change.
    { "no site named", gives = "clear" },
  },
}
