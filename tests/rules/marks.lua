-- SPDX-License-Identifier: MIT
-- Typographic quotation marks are for remarks: “here”.
rule "marks" {
  title    = “Smoking and more for all”,
  relative = patient.smoker,
  precaution = patient.größe:above(3),
  finding  = Smokes, and coughs.",
}
