-- SPDX-License-Identifier: MIT
-- A record of somebody who has died is not the record of the person who is to be needled.
--
-- No row of the knowledge base: records that come from other systems say so (FHIR, Patient.deceased), and a
-- check that passed over it would be about the wrong person. Judgement (J). Nobody is asked for it.

rule "deceased" {
  title    = "The record is of somebody who has died",
  sources  = { "clinical-judgement" },
  override = "never",

  absolute = if_known(conditions:include "deceased"),

  finding = "By the record this patient has died.",
  action  = "Find out whose record this is, and have it corrected. Needle nobody on the word of it.",

  examples = {
    { "nothing of the kind", gives = "clear" },
    { "by the record", conditions = { "deceased" }, gives = "absolute" },
    { "in other words", conditions = { "died" }, gives = "absolute" },
    { "nobody is asked", conditions = { others = unknown }, gives = "clear" },
  },
}
