/* SPDX-License-Identifier: MIT */
/* Another Lua in the same process, such as LuaJIT, that would silently take our calls. */
#ifndef CONTRA_RULES_FOREIGN_LUA_H
#define CONTRA_RULES_FOREIGN_LUA_H

/* The file that a foreign Lua was loaded from; NULL if all our calls go to one Lua. */
const char *foreign_lua(void);

#endif
