-- SPDX-License-Identifier: MIT
local overlung
rule "table-in-brackets" ({
  title = "T",
  sources = { "example-2020" },
  absolute = overlung,
  relative = patient.smoker,
  finding = "F",
})
