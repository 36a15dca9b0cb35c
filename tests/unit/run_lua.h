/* SPDX-License-Identifier: MIT */
/* Runs pieces of Lua in a sandbox, for the tests of the sandbox. */
#ifndef CONTRA_TESTS_UNIT_RUN_LUA_H
#define CONTRA_TESTS_UNIT_RUN_LUA_H

#include <stdio.h>
#include <string.h>

#include "rules/sandbox.h"
#include "test.h"

static char why[300];

struct chunk {
    const char *text, *name;
};

static inline int load_chunk(lua_State *L)
{
    const struct chunk *chunk = lua_touserdata(L, 1);
    sandbox_load(L, chunk->text, strlen(chunk->text), chunk->name);
    return 1;
}

static inline enum sandbox_result run(struct sandbox *sandbox, const char *text, int results)
{
    struct chunk chunk = {text, "@rule.lua"};
    *why = '\0';
    enum sandbox_result result = sandbox_do(sandbox, load_chunk, &chunk, 1, why, sizeof why);
    return result == SANDBOX_OK ? sandbox_call(sandbox, 0, results, why, sizeof why) : result;
}

static inline struct sandbox *new_sandbox(void)
{
    struct sandbox *sandbox = sandbox_new(&sandbox_default_limits);
    CHECK(sandbox != NULL);
    return sandbox;
}

/* Fails unless the chunk returns this text. */
static inline void gives(struct sandbox *sandbox, const char *text, const char *wanted)
{
    if (run(sandbox, text, 1) != SANDBOX_OK)
        FAIL("%s: %s", text, why);
    lua_State *L = sandbox_lua(sandbox);
    if (lua_type(L, -1) != LUA_TSTRING || strcmp(lua_tostring(L, -1), wanted) != 0)
        FAIL("%s: %s, not %s", text, test_text(lua_tostring(L, -1)), wanted);
    lua_pop(L, 1);
    CHECK_INT(lua_gettop(L), 0);
}

static inline void fails(struct sandbox *sandbox, const char *text, enum sandbox_result wanted,
                         const char *message)
{
    CHECK_INT(run(sandbox, text, 1), wanted);
    CHECK_TEXT(why, message);
    CHECK_INT(lua_gettop(sandbox_lua(sandbox)), 0);
}

#endif
