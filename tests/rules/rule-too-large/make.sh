#!/bin/sh
# SPDX-License-Identifier: MIT
{ printf '%s\n' '-- SPDX-License-Identifier: MIT'; head -c 300000 /dev/zero | tr '\0' ' '; } > pack/long.lua
