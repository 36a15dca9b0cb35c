/* SPDX-License-Identifier: MIT */
/* A sealed table is an empty one with a metatable that shows another, the inner one. No script
 * holds the inner one: whoever held it gets the sealed one instead.
 *
 *     sealed {}  --metatable-->  { __index = inner, __newindex = refusal, __len, [&inner_key] =
 * inner }
 *
 * The registry keeps two tables with weak keys: from an inner table to its sealed one, and the set
 * of C functions and sealed tables that are trusted; and for each key of a snapshot its list.
 */
#include <lauxlib.h>
#include <string.h>

#include "rules/sandbox_inside.h"

/* Their addresses are the keys. */
static const char inner_key = 'i', sealed_key = 's', trusted_key = 't';

/* --- sealed tables --- */

/* Pushes the table of the registry under `key`, made at the first use. */
static void push_weak_table(lua_State *L, const void *key)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, key) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_newtable(L);
    lua_pushliteral(L, "k");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

bool sandbox_push_inside(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index))
        return false;
    int type = lua_rawgetp(L, -1, &inner_key);
    lua_remove(L, -2);
    if (type == LUA_TTABLE)
        return true;
    lua_pop(L, 1);
    return false;
}

static bool is_sealed(lua_State *L, int index)
{
    if (!sandbox_push_inside(L, index))
        return false;
    lua_pop(L, 1);
    return true;
}

static int refuse_change(lua_State *L)
{
    return luaL_error(L, "this table belongs to the rule file and cannot be changed");
}

static int refuse_library_change(lua_State *L)
{
    return luaL_error(L, "this table belongs to the language and cannot be changed");
}

static int length_inside(lua_State *L)
{
    if (sandbox_push_inside(L, 1))
        lua_pushinteger(L, luaL_len(L, -1));
    else
        lua_pushinteger(L, 0);
    return 1;
}

/* Replaces the table on top by a new sealed one of it. */
static void wrap(lua_State *L, lua_CFunction refusal)
{
    lua_newtable(L);
    lua_createtable(L, 0, 5);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, -3);
    lua_rawsetp(L, -2, &inner_key);
    lua_pushcfunction(L, refusal);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, length_inside);
    lua_setfield(L, -2, "__len");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    push_weak_table(L, &sealed_key);
    lua_pushvalue(L, -3);
    lua_pushvalue(L, -3);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    lua_remove(L, -2);
}

void sandbox_seal_library(lua_State *L)
{
    wrap(L, refuse_library_change);
    sandbox_trust(L, -1);
}

/* --- trust --- */

void sandbox_trust(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    push_weak_table(L, &trusted_key);
    lua_pushvalue(L, index);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

static bool is_trusted(lua_State *L, int index)
{
    index = lua_absindex(L, index);
    push_weak_table(L, &trusted_key);
    lua_pushvalue(L, index);
    bool is = lua_rawget(L, -2) != LUA_TNIL;
    lua_pop(L, 2);
    return is;
}

void sandbox_refuse_sealed(lua_State *L, int index)
{
    if (is_sealed(L, index))
        (void)(is_trusted(L, index) ? refuse_library_change(L) : refuse_change(L));
}

/* --- walking through all that a value holds, with a list instead of recursion --- */

struct walk {
    lua_State *L;
    bool freezing; /* functions too, and nothing that could remember */
    int list;      /* stack index: { thing, name, thing, name, ... } still to be walked */
    int seen;      /* stack index: the set of what was ever put into the list, and upvalues */
    int snapshot;  /* stack index: { function, number of upvalue, value, ... } */
    int root;      /* stack index: what is frozen, for messages */
    lua_Integer next, end, snapshot_end;
};

static void start_walk(struct walk *walk, lua_State *L, bool freezing)
{
    luaL_checkstack(L, 20, NULL);
    *walk = (struct walk){.L = L, .freezing = freezing, .root = lua_gettop(L)};
    lua_newtable(L);
    walk->list = lua_gettop(L);
    lua_newtable(L);
    walk->seen = lua_gettop(L);
    lua_newtable(L);
    walk->snapshot = lua_gettop(L);
}

/* Says whether the value on top was seen before, and remembers it. Takes it off. */
static bool was_seen(struct walk *walk)
{
    lua_State *L = walk->L;
    lua_pushvalue(L, -1);
    bool seen = lua_rawget(L, walk->seen) != LUA_TNIL;
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
    lua_rawset(L, walk->seen);
    return seen;
}

/* Puts the table or function on top into the list, once. Takes it off. */
static void enlist(struct walk *walk, const char *name)
{
    lua_State *L = walk->L;
    lua_pushvalue(L, -1);
    if (was_seen(walk)) {
        lua_pop(L, 1);
        return;
    }
    lua_rawseti(L, walk->list, ++walk->end);
    lua_pushstring(L, name);
    lua_rawseti(L, walk->list, ++walk->end);
}

#define REMEMBERS ", which could remember one patient for the next."

/* `what` it holds and why that may not be, as the end of a sentence. */
static void refuse_value(const struct walk *walk, const char *name, const char *what)
{
    lua_State *L = walk->L;
    lua_Debug where = {0};
    lua_pushvalue(L, walk->root);
    lua_getinfo(L, ">S", &where);
    luaL_error(L, "%s:%d: \"%s\" holds %s", where.short_src, where.linedefined, name, what);
}

/* Replaces the table on top by its sealed one, and enlists what is inside. */
static void settle_table(struct walk *walk, const char *name)
{
    lua_State *L = walk->L;
    if (is_trusted(L, -1))
        return;
    if (!is_sealed(L, -1)) {
        push_weak_table(L, &sealed_key);
        lua_pushvalue(L, -2);
        if (lua_rawget(L, -2) == LUA_TTABLE) {
            lua_replace(L, -3);
            lua_pop(L, 1);
        } else {
            lua_pop(L, 2);
            wrap(L, refuse_change);
        }
    }
    sandbox_push_inside(L, -1);
    enlist(walk, name);
}

static void settle_function(struct walk *walk, const char *name)
{
    lua_State *L = walk->L;
    if (!lua_iscfunction(L, -1)) {
        lua_pushvalue(L, -1);
        enlist(walk, name);
        return;
    }
    bool has_upvalue = lua_getupvalue(L, -1, 1) != NULL;
    if (has_upvalue)
        lua_pop(L, 1);
    if (has_upvalue && !is_trusted(L, -1))
        refuse_value(walk, name, "an iterator or another function with a memory" REMEMBERS);
}

/* Settles the value on top: leaves it, or a sealed one in its place; raises for what may not be. */
static void settle(struct walk *walk, const char *name)
{
    lua_State *L = walk->L;
    int type = lua_type(L, -1);
    if (type == LUA_TTABLE) {
        settle_table(walk, name);
    } else if (!walk->freezing) {
        return;
    } else if (type == LUA_TFUNCTION) {
        settle_function(walk, name);
    } else if (type == LUA_TTHREAD) {
        refuse_value(walk, name, "a coroutine" REMEMBERS);
    } else if (type == LUA_TUSERDATA) {
        refuse_value(walk, name,
                     "a fact or a condition, which means nothing inside a check. There "
                     "facts are read from its first parameter.");
    }
}

/* The inner table on top: settles its fields in place. */
static void walk_table(struct walk *walk, const char *name)
{
    lua_State *L = walk->L;
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        int key = lua_type(L, -2);
        if (walk->freezing && key != LUA_TSTRING && key != LUA_TNUMBER && key != LUA_TBOOLEAN)
            refuse_value(walk, name,
                         "a table with keys other than texts, numbers or booleans" REMEMBERS);
        settle(walk, name);
        lua_pushvalue(L, -2);
        lua_insert(L, -2);
        lua_rawset(L, -4);
    }
}

/* Adds { function, number, value } to the snapshot, of the function and the value on top. */
static void take_down(struct walk *walk, int number)
{
    lua_State *L = walk->L;
    lua_pushvalue(L, -2);
    lua_rawseti(L, walk->snapshot, ++walk->snapshot_end);
    lua_pushinteger(L, number);
    lua_rawseti(L, walk->snapshot, ++walk->snapshot_end);
    lua_pushvalue(L, -1);
    lua_rawseti(L, walk->snapshot, ++walk->snapshot_end);
}

/* The Lua function on top: settles its upvalues; one that functions share, once. */
static void walk_function(struct walk *walk)
{
    lua_State *L = walk->L;
    const char *name;
    for (int i = 1; (name = lua_getupvalue(L, -1, i)) != NULL; i++) {
        lua_pushlightuserdata(L, lua_upvalueid(L, -2, i));
        if (was_seen(walk)) {
            lua_pop(L, 1);
            continue;
        }
        settle(walk, name);
        take_down(walk, i);
        lua_setupvalue(L, -2, i);
    }
}

static void walk_list(struct walk *walk)
{
    lua_State *L = walk->L;
    while (walk->next < walk->end) {
        lua_rawgeti(L, walk->list, walk->next + 2);
        lua_rawgeti(L, walk->list, walk->next + 1);
        walk->next += 2;
        if (lua_istable(L, -1))
            walk_table(walk, lua_tostring(L, -2));
        else
            walk_function(walk);
        lua_pop(L, 2);
    }
}

void sandbox_seal(lua_State *L)
{
    struct walk walk;
    luaL_checktype(L, -1, LUA_TTABLE);
    start_walk(&walk, L, false);
    lua_pushvalue(L, walk.root);
    settle_table(&walk, "");
    lua_replace(L, walk.root);
    walk_list(&walk);
    lua_settop(L, walk.root);
}

void sandbox_freeze(lua_State *L, const void *key)
{
    struct walk walk;
    luaL_checktype(L, -1, LUA_TFUNCTION);
    start_walk(&walk, L, true);
    lua_pushvalue(L, walk.root);
    settle(&walk, "check");
    lua_pop(L, 1);
    walk_list(&walk);
    lua_pushvalue(L, walk.snapshot);
    lua_rawsetp(L, LUA_REGISTRYINDEX, key);
    lua_settop(L, walk.root);
}

/* --- putting back --- */

/* The same to the last bit: for Lua 1 equals 1.0, 0.0 equals -0.0, and NaN not itself. */
static bool is_same(lua_State *L, int a, int b)
{
    if (lua_type(L, a) != LUA_TNUMBER || lua_type(L, b) != LUA_TNUMBER)
        return lua_rawequal(L, a, b);
    if (lua_isinteger(L, a) || lua_isinteger(L, b))
        return lua_isinteger(L, a) && lua_isinteger(L, b) && lua_rawequal(L, a, b);
    lua_Number x = lua_tonumber(L, a), y = lua_tonumber(L, b);
    return memcmp(&x, &y, sizeof x) == 0;
}

bool sandbox_restore(lua_State *L, const void *key)
{
    bool changed = false;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, key) == LUA_TTABLE) {
        for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TFUNCTION; i += 3) {
            lua_rawgeti(L, -2, i + 1);
            int number = (int)lua_tointeger(L, -1);
            lua_pop(L, 1);
            lua_rawgeti(L, -2, i + 2);
            lua_getupvalue(L, -2, number);
            bool same = is_same(L, -1, -2);
            lua_pop(L, 1);
            if (!same)
                lua_setupvalue(L, -2, number);
            else
                lua_pop(L, 1);
            lua_pop(L, 1);
            changed = changed || !same;
        }
        lua_pop(L, 1); /* the nil behind the last */
    }
    lua_pop(L, 1);
    return changed;
}
