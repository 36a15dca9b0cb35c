# SPDX-License-Identifier: MIT
: # no file at all
