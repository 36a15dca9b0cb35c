-- SPDX-License-Identifier: MIT
rule "texts-of-some-grades" {
  title      = "Smoking",
  relative   = patient.smoker,
  precaution = history.fainted,
  finding    = { relative = "Smokes." },
}
