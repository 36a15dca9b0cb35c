/* SPDX-License-Identifier: MIT */
#include <lauxlib.h>
#include <lualib.h>

#include "rules/sandbox_inside.h"

/* Where the environment stands in the registry; their addresses are the keys. */
static const char inner_key = 'i', sealed_key = 's';

/* --- adding functions --- */

void sandbox_add(lua_State *L, const char *name, lua_CFunction function)
{
    lua_pushcfunction(L, function);
    lua_setfield(L, -2, name);
}

void sandbox_add_around(lua_State *L, int stock, const char *name, lua_CFunction function)
{
    lua_getfield(L, stock, name);
    lua_pushcclosure(L, function, 1);
    sandbox_trust(L, -1);
    lua_setfield(L, -2, name);
}

int sandbox_stock(lua_State *L)
{
    lua_CFunction function = lua_tocfunction(L, lua_upvalueindex(1));
    return function(L); /* directly, so that its errors bear the name that the script called */
}

static int charged_stock(lua_State *L)
{
    int first = (int)lua_tointeger(L, lua_upvalueindex(2));
    for (int i = first; i <= lua_gettop(L); i++)
        if (lua_type(L, i) == LUA_TSTRING)
            sandbox_charge(L, (size_t)lua_rawlen(L, i));
    return sandbox_stock(L);
}

void sandbox_add_stock(lua_State *L, int stock, const char *name, int first)
{
    lua_getfield(L, stock, name);
    lua_pushinteger(L, first);
    lua_pushcclosure(L, charged_stock, 2);
    sandbox_trust(L, -1);
    lua_setfield(L, -2, name);
}

/* --- the words of the language --- */

/* Never an address, and nothing of the script's is asked for the text. */
static int to_string(lua_State *L)
{
    luaL_checkany(L, 1);
    switch (lua_type(L, 1)) {
    case LUA_TSTRING:
    case LUA_TNUMBER:
        lua_settop(L, 1);
        lua_tostring(L, 1);
        break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false"); break;
    default: lua_pushstring(L, luaL_typename(L, 1));
    }
    return 1;
}

static void open_base(lua_State *L, int stock)
{
    static const char *const as_they_are[] = {"assert", "error", "ipairs", "type"};
    for (size_t i = 0; i < sizeof as_they_are / sizeof *as_they_are; i++) {
        lua_getfield(L, stock, as_they_are[i]);
        lua_setfield(L, -2, as_they_are[i]);
    }
    sandbox_add_stock(L, stock, "select", 1);
    sandbox_add_stock(L, stock, "tonumber", 1);
    sandbox_add(L, "tostring", to_string);
    sandbox_add(L, "pairs", sandbox_pairs);
}

static void open_math(lua_State *L, int stock)
{
    static const char *const functions[] = {"abs",  "ceil", "cos",  "exp", "floor",
                                            "fmod", "log",  "max",  "min", "modf",
                                            "sin",  "sqrt", "type", "ult", "tointeger"};
    static const char *const numbers[] = {"huge", "maxinteger", "mininteger", "pi"};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        sandbox_add_stock(L, stock, functions[i], 1);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        lua_getfield(L, stock, numbers[i]);
        lua_setfield(L, -2, numbers[i]);
    }
}

/* --- the environment --- */

static int refuse_word(lua_State *L)
{
    const struct sandbox *sandbox = sandbox_of(L);
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "the words of rules are texts, not of type %s", luaL_typename(L, 2));
    const char *name = lua_tostring(L, 2), *sentence = NULL;
    if (sandbox->explain != NULL)
        sentence = sandbox->explain(sandbox->explain_argument, name);
    if (sentence == NULL)
        return luaL_error(L, "unknown word \"%s\".", name);
    return luaL_error(L, "unknown word \"%s\". %s", name, sentence);
}

static int refuse_assignment(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "x";
    return luaL_error(L, "\"%s\" would be known to all rules. Write local %s = ...", name, name);
}

/* The environment is sealed like any table, but both refusals have words of their own. */
static void make_environment(lua_State *L)
{
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &inner_key);
    lua_newtable(L);
    sandbox_add(L, "__index", refuse_word);
    lua_setmetatable(L, -2);

    lua_pushvalue(L, -1);
    sandbox_seal_library(L);
    lua_getmetatable(L, -1);
    sandbox_add(L, "__newindex", refuse_assignment);
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &sealed_key);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

void sandbox_push_environment(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &sealed_key);
}

void sandbox_define(lua_State *L, const char *name)
{
    if (lua_iscfunction(L, -1))
        sandbox_trust(L, -1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &inner_key);
    lua_pushstring(L, name);
    lua_pushvalue(L, -3);
    lua_rawset(L, -3);
    lua_pop(L, 2);
}

static void define_library(lua_State *L, const char *name, lua_CFunction open,
                           void (*fill)(lua_State *L, int stock))
{
    lua_pushcfunction(L, open);
    lua_call(L, 0, 1);
    int stock = lua_gettop(L);
    lua_newtable(L);
    fill(L, stock);
    sandbox_seal_library(L);
    sandbox_define(L, name);
    lua_settop(L, stock - 1);
}

/* One metatable serves all strings of the state; the stock one also does sums with them. */
static void make_string_metatable(lua_State *L)
{
    lua_pushliteral(L, "");
    lua_newtable(L);
    sandbox_push_environment(L);
    lua_getfield(L, -1, LUA_STRLIBNAME);
    lua_setfield(L, -3, "__index");
    lua_pop(L, 1);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

int sandbox_open_library(lua_State *L)
{
    lua_settop(L, 0);
    lua_pushcfunction(L, luaopen_base); /* writes into the globals, which nobody sees afterwards */
    lua_call(L, 0, 1);
    make_environment(L);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &inner_key);
    open_base(L, 1);
    lua_settop(L, 0);
    define_library(L, LUA_STRLIBNAME, luaopen_string, sandbox_open_text);
    define_library(L, LUA_TABLIBNAME, luaopen_table, sandbox_open_table);
    define_library(L, LUA_MATHLIBNAME, luaopen_math, open_math);
    make_string_metatable(L);
    return 0;
}
