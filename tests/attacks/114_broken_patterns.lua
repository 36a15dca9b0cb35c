-- SPDX-License-Identifier: MIT
-- ENDS: error; a malformed pattern is an error
for _, pattern in ipairs{"a", "%a+", "[%]", "[^]", "%"} do ("text"):find(pattern) end
return "ESCAPE: all accepted"
