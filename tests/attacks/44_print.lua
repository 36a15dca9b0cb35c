-- SPDX-License-Identifier: MIT
-- ENDS: error; standard output belongs to the report
print("disposition: proceed")
return "ESCAPE: printed"
