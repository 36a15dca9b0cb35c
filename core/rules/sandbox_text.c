/* SPDX-License-Identifier: MIT */
#include <ctype.h>
#include <lauxlib.h>
#include <string.h>

#include "rules/sandbox_inside.h"

#define WORK_OF_NUMBER 2000 /* format: 1e308 with 99 decimals takes longer than most */

/* --- find, match --- */

/* A position that a script gives, counted from 1 or from the end, as an offset; may be behind. */
static size_t offset_of(lua_Integer position, size_t length)
{
    if (position > 0)
        return (size_t)position - 1;
    if (position == 0 || position < -(lua_Integer)length)
        return 0;
    return length + (size_t)position;
}

static int push_nil(lua_State *L)
{
    lua_pushnil(L);
    return 1;
}

/* Where `word` begins in `text`, or NULL. */
static const char *find_plain(lua_State *L, const char *text, const char *text_end,
                              const char *word, size_t word_length)
{
    if (word_length == 0)
        return text;
    sandbox_charge(L, (size_t)(text_end - text));
    while ((size_t)(text_end - text) >= word_length) {
        text = memchr(text, *word, (size_t)(text_end - text) - word_length + 1);
        if (text == NULL)
            return NULL;
        sandbox_charge(L, word_length);
        if (memcmp(text, word, word_length) == 0)
            return text;
        text++;
    }
    return NULL;
}

static bool is_plain(const char *pattern, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (pattern[i] != '\0' && strchr("^$*+?.([%-", pattern[i]) != NULL)
            return false;
    return true;
}

static int push_span(lua_State *L, const char *text, const char *start, const char *end)
{
    lua_pushinteger(L, start - text + 1);
    lua_pushinteger(L, end - text);
    return 2;
}

static int find_pattern(lua_State *L, const char *text, size_t length, size_t offset, bool find)
{
    size_t pattern_length;
    const char *pattern = luaL_checklstring(L, 2, &pattern_length);
    const char *pattern_end = pattern + pattern_length;
    bool anchored = *pattern == '^';
    if (anchored)
        pattern++;
    struct match match;
    match_init(&match, L, text, length, pattern_end);
    for (const char *at = text + offset; at <= match.text_end; at++) {
        match.count = 0;
        const char *end = match_here(&match, at, pattern);
        if (end != NULL && find)
            return push_span(L, text, at, end) + match_push_all(&match, NULL, NULL);
        if (end != NULL)
            return match_push_all(&match, at, end);
        if (anchored)
            break;
    }
    return push_nil(L);
}

static int text_find(lua_State *L)
{
    size_t length, word_length;
    const char *text = luaL_checklstring(L, 1, &length);
    const char *word = luaL_checklstring(L, 2, &word_length);
    size_t offset = offset_of(luaL_optinteger(L, 3, 1), length);
    if (offset > length)
        return push_nil(L);
    if (!lua_toboolean(L, 4) && !is_plain(word, word_length))
        return find_pattern(L, text, length, offset, true);
    const char *found = find_plain(L, text + offset, text + length, word, word_length);
    return found == NULL ? push_nil(L) : push_span(L, text, found, found + word_length);
}

static int text_match(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    luaL_checkstring(L, 2);
    size_t offset = offset_of(luaL_optinteger(L, 3, 1), length);
    return offset > length ? push_nil(L) : find_pattern(L, text, length, offset, false);
}

/* --- gmatch --- */

/* Upvalues: the text, the pattern, the offset to go on from, the end of the last match or -1. */
static int next_match(lua_State *L)
{
    size_t length, pattern_length;
    const char *text = lua_tolstring(L, lua_upvalueindex(1), &length);
    const char *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_length);
    lua_Integer offset = lua_tointeger(L, lua_upvalueindex(3));
    lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    struct match match;
    match_init(&match, L, text, length, pattern + pattern_length);
    for (; offset <= (lua_Integer)length; offset++) {
        match.count = 0;
        const char *end = match_here(&match, text + offset, pattern);
        if (end != NULL && end - text != last) {
            lua_pushinteger(L, end - text);
            lua_copy(L, -1, lua_upvalueindex(3));
            lua_replace(L, lua_upvalueindex(4));
            return match_push_all(&match, text + offset, end);
        }
    }
    return 0;
}

static int text_gmatch(lua_State *L)
{
    size_t length;
    luaL_checklstring(L, 1, &length);
    luaL_checkstring(L, 2);
    size_t offset = offset_of(luaL_optinteger(L, 3, 1), length);
    lua_settop(L, 2);
    lua_tostring(L, 1);
    lua_tostring(L, 2);
    lua_pushinteger(L, (lua_Integer)(offset > length ? length + 1 : offset));
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

/* --- gsub --- */

/* Adds the text at index 3, with its %1 replaced by captures. */
static void add_template(struct match *match, luaL_Buffer *out, const char *start, const char *end)
{
    size_t length;
    const char *template = lua_tolstring(match->L, 3, &length);
    sandbox_charge(match->L, length);
    for (const char *at = template; at < template + length; at++) {
        if (*at != '%') {
            luaL_addchar(out, *at);
            continue;
        }
        at++;
        if (*at == '%') {
            luaL_addchar(out, *at);
        } else if (*at == '0') {
            luaL_addlstring(out, start, (size_t)(end - start));
        } else if (isdigit((unsigned char)*at)) {
            match_push(match, *at - '1', start, end);
            luaL_tolstring(match->L, -1, NULL); /* a text, or a position */
            lua_remove(match->L, -2);
            luaL_addvalue(out);
        } else {
            luaL_error(match->L, "invalid use of '%%' in replacement string");
        }
    }
}

/* Adds what the table or function at index 3 says of the match. */
static void add_answer(struct match *match, luaL_Buffer *out, const char *start, const char *end)
{
    lua_State *L = match->L;
    if (lua_type(L, 3) == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        lua_call(L, match_push_all(match, start, end), 1);
    } else {
        match_push(match, 0, start, end);
        lua_gettable(L, 3);
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        luaL_addlstring(out, start, (size_t)(end - start));
    } else if (lua_isstring(L, -1)) {
        luaL_addvalue(out);
    } else {
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    }
}

static void add_replacement(struct match *match, luaL_Buffer *out, const char *start,
                            const char *end)
{
    int type = lua_type(match->L, 3);
    if (type == LUA_TSTRING || type == LUA_TNUMBER)
        add_template(match, out, start, end);
    else
        add_answer(match, out, start, end);
}

static void check_replacement(lua_State *L)
{
    int type = lua_type(L, 3);
    bool is_sound =
        type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TFUNCTION || type == LUA_TTABLE;
    luaL_argcheck(L, is_sound, 3, "string, function or table expected");
    if (type == LUA_TNUMBER)
        lua_tostring(L, 3);
}

static int text_gsub(lua_State *L)
{
    size_t length, pattern_length;
    const char *text = luaL_checklstring(L, 1, &length);
    const char *pattern = luaL_checklstring(L, 2, &pattern_length);
    const char *pattern_end = pattern + pattern_length;
    check_replacement(L);
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1), count = 0;
    bool anchored = *pattern == '^';
    if (anchored)
        pattern++;
    const char *at = text, *last = NULL;
    struct match match;
    luaL_Buffer out;
    match_init(&match, L, text, length, pattern_end);
    luaL_buffinit(L, &out);
    while (count < most) {
        match.count = 0;
        const char *end = match_here(&match, at, pattern);
        if (end != NULL && end != last) {
            count++;
            add_replacement(&match, &out, at, end);
            at = last = end;
        } else if (at < match.text_end) {
            luaL_addchar(&out, *at);
            at++;
        } else {
            break;
        }
        if (anchored)
            break;
    }
    luaL_addlstring(&out, at, (size_t)(match.text_end - at));
    luaL_pushresult(&out);
    lua_pushinteger(L, count);
    return 2;
}

/* --- the rest, around the stock functions --- */

static int text_rep(lua_State *L)
{
    size_t length, between;
    luaL_checklstring(L, 1, &length);
    lua_Integer count = luaL_checkinteger(L, 2);
    luaL_optlstring(L, 3, "", &between);
    size_t most = sandbox_of(L)->limits.text;
    if (count <= 0 || length + between == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if (length + between > most || (size_t)count > most / (length + between))
        return luaL_error(L, "rep would make a text of more than %d bytes", (int)most);
    sandbox_charge(L, (size_t)count * (length + between));
    return sandbox_stock(L);
}

static int text_byte(lua_State *L)
{
    size_t length;
    luaL_checklstring(L, 1, &length);
    lua_Integer first = luaL_optinteger(L, 2, 1), last = luaL_optinteger(L, 3, first);
    size_t from = offset_of(first, length), to = offset_of(last, length);
    if (to >= length && length > 0)
        to = length - 1;
    if (to > from && to - from >= SANDBOX_MOST_VALUES)
        return luaL_error(L, "byte gives at most %d values", SANDBOX_MOST_VALUES);
    return sandbox_stock(L);
}

/* An argument for %s: a table would be told by its address, or by a function of its own. */
static void check_plain_value(lua_State *L, int argument)
{
    int type = lua_type(L, argument);
    bool is_plain_value = type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN ||
                          type == LUA_TNIL || type == LUA_TNONE;
    luaL_argcheck(L, is_plain_value, argument, "text, number or boolean expected");
}

static int text_format(lua_State *L)
{
    size_t length;
    const char *at = luaL_checklstring(L, 1, &length), *end = at + length;
    sandbox_charge(L, length);
    int argument = 1;
    for (; at < end; at++) {
        if (*at != '%' || *++at == '%')
            continue;
        at += strspn(at, "-+ #0123456789."); /* the stock function allows two digits at a place */
        if (*at == '\0' || strchr("cdiouxXeEfgGs", *at) == NULL)
            return luaL_error(L, "format does not know \"%%%c\"", *at == '\0' ? ' ' : *at);
        argument++;
        if (*at == 's')
            check_plain_value(L, argument);
        sandbox_charge(L, WORK_OF_NUMBER);
        if (lua_type(L, argument) == LUA_TSTRING)
            sandbox_charge(L, (size_t)lua_rawlen(L, argument));
    }
    return sandbox_stock(L);
}

void sandbox_open_text(lua_State *L, int stock)
{
    sandbox_add(L, "find", text_find);
    sandbox_add(L, "gmatch", text_gmatch);
    sandbox_add(L, "gsub", text_gsub);
    sandbox_add(L, "match", text_match);
    sandbox_add_around(L, stock, "byte", text_byte);
    sandbox_add_around(L, stock, "format", text_format);
    sandbox_add_around(L, stock, "rep", text_rep);
    sandbox_add_stock(L, stock, "char", 1);
    sandbox_add_stock(L, stock, "len", 2);
    sandbox_add_stock(L, stock, "lower", 1);
    sandbox_add_stock(L, stock, "reverse", 1);
    sandbox_add_stock(L, stock, "sub", 2);
    sandbox_add_stock(L, stock, "upper", 1);
}
