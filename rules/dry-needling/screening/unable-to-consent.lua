-- SPDX-License-Identifier: MIT
-- Who cannot understand, decide or say that something hurts cannot consent, and gives no warning when a
-- needle meets a nerve.
--
-- C02. A diagnosis is not incapacity (section 5): dementia or a learning disability asks for a second look
-- at a capacity that was affirmed or not asked about, as a precaution (J). Acute confusion is named in C02
-- itself.

rule "unable-to-consent" {
  title   = "Unable to consent or to report",
  sources = { "sa-bn121-3", "physioman", "goldfields", "ecam-t3", "clinical-judgement" },

  absolute   = ~consent.capable | conditions:include "delirium",
  precaution = conditions:include "capacity in question",

  finding = {
    absolute   = "The patient cannot understand, decide, or say when something hurts.",
    precaution = "There is an illness that may take away the ability to decide:"
      .. " {conditions:capacity in question}.",
  },
  action  = {
    absolute   = "Do not needle until there is valid consent by the lawful route, and the patient can keep"
      .. " still and report pain.",
    precaution = "Make sure today that the patient understands, and write it down. Stop at any sign of"
      .. " confusion.",
  },

  examples = {
    { "capable", gives = "clear" },
    { "not capable", consent = { capable = false }, gives = "absolute" },
    { "not asked", consent = { capable = unknown }, gives = "clear", could_be = "absolute" },
    { "delirium", conditions = { "delirium" }, gives = "absolute" },
    { "delirium, over", conditions = { delirium = "resolved" }, gives = "clear" },
    { "dementia, capable today", conditions = { dementia = "mild" }, gives = "precaution" },
    { "dementia, capacity not asked", conditions = { "dementia" }, consent = { capable = unknown },
      gives = "precaution", could_be = "absolute" },
    { "learning disability, capable", conditions = { "learning disability" }, gives = "precaution" },
    { "dementia, not capable", conditions = { "dementia" }, consent = { capable = false },
      gives = "absolute" },
    { "depression says nothing of capacity", conditions = { "depression" }, gives = "clear" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "absolute" },
    { "dementia left empty", conditions = { dementia = "" }, gives = "clear", could_be = "precaution" },
  },
}
