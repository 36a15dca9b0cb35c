-- SPDX-License-Identifier: MIT
-- ENDS: error; no file is opened
return "ESCAPE: " .. tostring(io.open("/etc/passwd"))
