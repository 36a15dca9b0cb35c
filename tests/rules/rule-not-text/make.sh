#!/bin/sh
# SPDX-License-Identifier: MIT
printf 'rule "latin" { title = "Sp\344t" }\n' > pack/latin.lua
printf 'rule "nul" { title = "a\0b" }\n' > pack/nul.lua
printf '\033LuaT\0\031\223\r\n\032\n' > pack/bytecode.lua
printf '\033Lua text' > pack/nearly-bytecode.lua
