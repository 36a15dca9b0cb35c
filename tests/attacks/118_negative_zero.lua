-- SPDX-License-Identifier: MIT
-- ENDS: ok; numbers that are equal and yet differ
return 1 / 0.0 ~= 1 / -0.0 and "SAFE" or "ESCAPE: arithmetic"
