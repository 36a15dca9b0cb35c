-- SPDX-License-Identifier: MIT
-- ENDS: error; %s takes no tables
return "ESCAPE: " .. string.format("%s", {})
