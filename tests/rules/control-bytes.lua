-- SPDX-License-Identifier: MIT
rule "control-bytes" {
  title = "T",
  sources = { "custom" },
  relative = medications:include "war\27[2Jfarin",
  ["fin\127ding"] = "F",
  finding = "F",
}
