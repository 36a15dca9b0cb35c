-- SPDX-License-Identifier: MIT
-- A pressure that nobody controls is a risk of its own, and pain or fear raises it further.
--
-- G05. Above 145/95 the general practitioner looks at it, and needling may go on; from 180/110 on it waits
-- (borrowed from hypertension; J). The pressure is asked for only if it is said to be uncontrolled.

local uncontrolled = conditions:include("high blood pressure"):in_state "uncontrolled"
local very_high    = today.systolic:at_least(180) | today.diastolic:at_least(110)

rule "high-blood-pressure" {
  title   = "High blood pressure",
  sources = { "bacc", "bepre", "ref-esc-hypertension", "clinical-judgement" },

  relative   = asked_if(if_known(uncontrolled), very_high),
  precaution = if_known(today.systolic:above(145) | today.diastolic:above(95)) | uncontrolled,

  finding = "The blood pressure is too high, or not controlled.",
  action  = {
    relative   = "Defer, and send the patient to a doctor today.",
    precaution = "Send the patient to the general practitioner; needling may go on.",
  },

  examples = {
    { "never measured", gives = "clear" },
    { "145/95", today = { systolic = 145, diastolic = 95 }, gives = "clear" },
    { "146/80", today = { systolic = 146, diastolic = 80 }, gives = "precaution" },
    { "130/96", today = { systolic = 130, diastolic = 96 }, gives = "precaution" },
    { "179/109", today = { systolic = 179, diastolic = 109 }, gives = "precaution" },
    { "180/90", today = { systolic = 180, diastolic = 90 }, gives = "relative" },
    { "150/110", today = { systolic = 150, diastolic = 110 }, gives = "relative" },
    { "upper value of 185 alone", today = { systolic = 185 }, gives = "relative" },
    { "controlled, not measured", conditions = { hypertension = "controlled" }, gives = "clear" },
    { "not said to be uncontrolled", conditions = { "hypertension" },
      gives = "clear", could_be = "precaution" },
    { "uncontrolled, not measured", conditions = { hypertension = "uncontrolled" },
      gives = "precaution", could_be = "relative" },
    { "uncontrolled, 150/90", conditions = { hypertension = "uncontrolled" },
      today = { systolic = 150, diastolic = 90 }, gives = "precaution" },
    { "illnesses not all asked", conditions = { others = unknown },
      gives = "clear", could_be = "precaution" },
  },
}
