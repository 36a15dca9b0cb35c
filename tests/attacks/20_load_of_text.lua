-- SPDX-License-Identifier: MIT
-- ENDS: error; text is code that nobody scanned
return load("return 'ESCAPE: loaded'")()
