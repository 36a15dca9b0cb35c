-- SPDX-License-Identifier: MIT
-- ENDS: error; no file is run
return dofile("/dev/stdin") or "ESCAPE: ran"
