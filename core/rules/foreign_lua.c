/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* dladdr */
#include "rules/foreign_lua.h"

#include <dlfcn.h>
#include <lua.h>
#include <stddef.h>
#include <string.h>

/* lua_pcallk is Lua's alone (5.2 and later), lua_newstate stands in LuaJIT too. If the two come
 * from different files, some of our calls would go to the wrong one. */
const char *foreign_lua(void)
{
    lua_State *(*newstate)(lua_Alloc, void *) = lua_newstate;
    int (*pcallk)(lua_State *, int, int, int, lua_KContext, lua_KFunction) = lua_pcallk;
    void *addresses[2];
    Dl_info ours, theirs;
    memcpy(&addresses[0], &newstate, sizeof addresses[0]);
    memcpy(&addresses[1], &pcallk, sizeof addresses[1]);
    if (!dladdr(addresses[0], &theirs) || !dladdr(addresses[1], &ours))
        return NULL; /* a static program has one of each */
    return theirs.dli_fbase == ours.dli_fbase ? NULL : theirs.dli_fname;
}
