/* SPDX-License-Identifier: MIT */
#include <lauxlib.h>
#include <string.h>

#include "rules/sandbox_inside.h"

/* --- sorting: a merge sort, which keeps the order of equals and needs no luck --- */

typedef bool less_function(lua_State *L, int a, int b);

static void charge_sort(lua_State *L, lua_Integer count)
{
    size_t rounds = 1;
    for (lua_Integer width = 1; width < count; width *= 2)
        rounds++;
    sandbox_charge(L, (size_t)count * rounds * 4 * SANDBOX_STEP);
}

/* Merges from[low .. middle-1] and from[middle .. high-1] into to[low .. high-1]. */
static void merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle,
                  lua_Integer high, less_function *less)
{
    lua_Integer left = low, right = middle;
    for (lua_Integer i = low; i < high; i++) {
        lua_rawgeti(L, from, left);
        lua_rawgeti(L, from, right);
        int top = lua_gettop(L);
        bool take_right = left >= middle || (right < high && less(L, top, top - 1));
        if (take_right)
            right++;
        else
            left++;
        lua_pushvalue(L, take_right ? top : top - 1);
        lua_rawseti(L, to, i);
        lua_settop(L, top - 2);
    }
}

/* Sorts items[1 .. count] of the table at `items`. */
static void sort(lua_State *L, int items, lua_Integer count, less_function *less)
{
    charge_sort(L, count);
    lua_createtable(L, (int)count, 0);
    int from = items, to = lua_gettop(L);
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer low = 1; low <= count; low += 2 * width) {
            lua_Integer middle = low + width, high = middle + width;
            if (middle > count + 1)
                middle = count + 1;
            if (high > count + 1)
                high = count + 1;
            merge(L, from, to, low, middle, high, less);
        }
        int swap = from;
        from = to;
        to = swap;
    }
    for (lua_Integer i = 1; from != items && i <= count; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, items, i);
    }
    lua_remove(L, items == from ? to : from);
}

static bool less_by_operator(lua_State *L, int a, int b)
{
    if (lua_type(L, a) == LUA_TSTRING)
        sandbox_charge(L, (size_t)lua_rawlen(L, a));
    return lua_compare(L, a, b, LUA_OPLT);
}

static bool less_by_script(lua_State *L, int a, int b)
{
    lua_pushvalue(L, 2); /* the second argument of table.sort */
    lua_pushvalue(L, a);
    lua_pushvalue(L, b);
    lua_call(L, 2, 1);
    return lua_toboolean(L, -1);
}

/* The table at 1, if it is one that is filled late. */
static void fill(lua_State *L)
{
    if (luaL_callmeta(L, 1, SANDBOX_FILL))
        lua_pop(L, 1);
}

static int table_sort(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    sandbox_refuse_sealed(L, 1);
    if (!lua_isnoneornil(L, 2))
        luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    fill(L);
    sort(L, 1, (lua_Integer)lua_rawlen(L, 1), lua_isnil(L, 2) ? less_by_operator : less_by_script);
    return 0;
}

/* --- pairs --- */

/* Numbers, then texts by their bytes, then false and true. */
static bool less_key(lua_State *L, int a, int b)
{
    static const int rank[] = {[LUA_TNUMBER] = 0, [LUA_TSTRING] = 1, [LUA_TBOOLEAN] = 2};
    int type = lua_type(L, a), other = lua_type(L, b);
    if (type != other)
        return rank[type] < rank[other];
    if (type == LUA_TNUMBER)
        return lua_compare(L, a, b, LUA_OPLT);
    if (type == LUA_TBOOLEAN)
        return lua_toboolean(L, a) < lua_toboolean(L, b);
    size_t a_length, b_length;
    const char *a_text = lua_tolstring(L, a, &a_length), *b_text = lua_tolstring(L, b, &b_length);
    int order = memcmp(a_text, b_text, a_length < b_length ? a_length : b_length);
    return order != 0 ? order < 0 : a_length < b_length;
}

/* How many of 1, 2, 3 ... are there without a gap. (The operator # may name any gap.) */
static lua_Integer sequence_length(lua_State *L, int table)
{
    lua_Integer count = 0;
    while (lua_rawgeti(L, table, count + 1) != LUA_TNIL) {
        sandbox_charge(L, SANDBOX_STEP);
        lua_pop(L, 1);
        count++;
    }
    lua_pop(L, 1);
    return count;
}

static bool is_in_sequence(lua_State *L, int key, lua_Integer sequence)
{
    return lua_isinteger(L, key) && lua_tointeger(L, key) >= 1 && lua_tointeger(L, key) <= sequence;
}

/* Pushes a list of the keys that are not in the sequence, sorted. */
static void push_other_keys(lua_State *L, int table, lua_Integer sequence)
{
    lua_newtable(L);
    int keys = lua_gettop(L);
    lua_Integer count = 0;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        sandbox_charge(L, SANDBOX_STEP);
        lua_pop(L, 1);
        int type = lua_type(L, -1);
        if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
            luaL_error(L, "pairs takes keys that are texts, numbers or booleans, not of type %s",
                       lua_typename(L, type));
        if (!is_in_sequence(L, -1, sequence)) {
            lua_pushvalue(L, -1);
            lua_rawseti(L, keys, ++count);
        }
    }
    sort(L, keys, count, less_key);
}

/* Upvalues: the table, its sequence's length, its other keys, how many were given. */
static int next_pair(lua_State *L)
{
    lua_Integer sequence = lua_tointeger(L, lua_upvalueindex(2));
    lua_Integer given = lua_tointeger(L, lua_upvalueindex(4));
    lua_settop(L, 0);
    for (;;) {
        sandbox_charge(L, SANDBOX_STEP);
        if (++given <= sequence)
            lua_pushinteger(L, given);
        else if (lua_rawgeti(L, lua_upvalueindex(3), given - sequence) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, 1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            break; /* nil: taken out while the loop ran */
        lua_settop(L, 0);
    }
    lua_pushinteger(L, given);
    lua_replace(L, lua_upvalueindex(4));
    return 2;
}

int sandbox_pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    fill(L);
    if (sandbox_push_inside(L, 1))
        lua_replace(L, 1);
    lua_Integer sequence = sequence_length(L, 1);
    lua_pushinteger(L, sequence);
    push_other_keys(L, 1, sequence);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 4);
    return 1;
}

/* --- the rest, around the stock functions --- */

/* Charges for the items from `position` to the end, which move by one place. */
static void charge_shift(lua_State *L, lua_Integer position)
{
    lua_Integer length = luaL_len(L, 1);
    size_t moved = position >= 1 && position < length ? (size_t)(length - position) : 0;
    sandbox_charge(L, (moved + 1) * SANDBOX_STEP);
}

static int table_insert(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    sandbox_refuse_sealed(L, 1);
    charge_shift(L, lua_gettop(L) == 3 ? luaL_checkinteger(L, 2) : 0);
    return sandbox_stock(L);
}

static int table_remove(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    sandbox_refuse_sealed(L, 1);
    charge_shift(L, luaL_optinteger(L, 2, 0));
    return sandbox_stock(L);
}

static int table_concat(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer first = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, luaL_len(L, 1));
    size_t count = last < first ? 0 : (size_t)last - (size_t)first;
    sandbox_charge(L, count > SIZE_MAX / SANDBOX_STEP ? SIZE_MAX : count * SANDBOX_STEP);
    return sandbox_stock(L);
}

static int table_unpack(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer first = luaL_optinteger(L, 2, 1), last = luaL_optinteger(L, 3, luaL_len(L, 1));
    if (last >= first && (lua_Unsigned)last - (lua_Unsigned)first >= SANDBOX_MOST_VALUES)
        return luaL_error(L, "unpack gives at most %d values", SANDBOX_MOST_VALUES);
    return sandbox_stock(L);
}

void sandbox_open_table(lua_State *L, int stock)
{
    sandbox_add_around(L, stock, "concat", table_concat);
    sandbox_add_around(L, stock, "insert", table_insert);
    sandbox_add_around(L, stock, "remove", table_remove);
    sandbox_add_around(L, stock, "unpack", table_unpack);
    sandbox_add(L, "sort", table_sort);
}
