-- SPDX-License-Identifier: MIT
-- ENDS: spent; a loop without a loop's word
::again::
goto again
