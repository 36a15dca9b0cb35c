-- SPDX-License-Identifier: MIT
local overlung
local all = {
  title = "T",
  sources = { "example-2020" },
  absolute = overlung,
  relative = patient.smoker,
  finding = "F",
}
do
  rule "table-by-name" (all)
end
