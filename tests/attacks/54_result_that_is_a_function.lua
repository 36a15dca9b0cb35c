-- SPDX-License-Identifier: MIT
-- ENDS: ok; a result is never called
return function() while true do end end
