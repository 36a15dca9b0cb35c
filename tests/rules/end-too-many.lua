-- SPDX-License-Identifier: MIT
rule "end-too-many" {
  title    = "INR",
  relative = labs.inr:above(3),
}
end
