-- SPDX-License-Identifier: MIT
-- ENDS: error; an unknown word is an error, not nil
if anticoagulnt then return "ESCAPE: yes" end
return "ESCAPE: a misspelt word is false"
