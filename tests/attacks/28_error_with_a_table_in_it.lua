-- SPDX-License-Identifier: MIT
-- ENDS: error; an error object is told by its type
local message = {}
message[1] = message
error(message, 2)
