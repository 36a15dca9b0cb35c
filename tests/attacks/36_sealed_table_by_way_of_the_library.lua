-- SPDX-License-Identifier: MIT
-- ENDS: error; table.insert honours the seal
table.insert(math, "ESCAPE")
return "ESCAPE: inserted"
