/* SPDX-License-Identifier: MIT */
#include "rules/lua_field.h"

#include <string.h>

#include "base/text.h"

/* The line of `name =` at or after the rule's line; the rule's own line if it is not found. */
static int find_line(const struct loader *loader, int from, const char *name)
{
    const char *at = loader->text;
    size_t length = strlen(name);
    for (int line = 1; *at; line++) {
        while (*at == ' ' || *at == '\t' || *at == '{')
            at++;
        const char *behind = at + length;
        if (line >= from && strncmp(at, name, length) == 0) {
            while (*behind == ' ')
                behind++;
            if (*behind == '=')
                return line;
        }
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    return from;
}

int field_line(const struct reading *reading, const char *field)
{
    return find_line(reading->loader, reading->line, field);
}

/* Pushes a field and returns its type. */
int field_push(const struct reading *reading, const char *name)
{
    lua_pushstring(reading->L, name);
    return lua_rawget(reading->L, reading->table);
}

const char *field_keep(const struct reading *reading, const char *string)
{
    return arena_string(reading->loader->book->arena, string);
}

/* A field that is a text, or NULL; anything else is a problem. */
const char *field_text(const struct reading *reading, const char *name)
{
    int type = field_push(reading, name);
    const char *text =
        type == LUA_TSTRING ? field_keep(reading, lua_tostring(reading->L, -1)) : NULL;
    if (!text && type != LUA_TNIL)
        loader_problem_at(reading->L, field_line(reading, name),
                          "\"%s\" must be a text in quotation marks.", name);
    lua_pop(reading->L, 1);
    return text;
}

/* A field that is a text or a list of texts. Returns how many. */
size_t field_texts(const struct reading *reading, const char *name, const char ***texts)
{
    lua_State *L = reading->L;
    int type = field_push(reading, name);
    size_t count = type == LUA_TNIL ? 0 : 1, kept = 0;
    if (type == LUA_TTABLE)
        count = (size_t)lua_rawlen(L, -1);
    *texts = arena_alloc(reading->loader->book->arena, (count + 1) * sizeof **texts);
    for (size_t i = 1; i <= count; i++) {
        if (type == LUA_TTABLE)
            lua_rawgeti(L, -1, (lua_Integer)i);
        else
            lua_pushvalue(L, -1);
        if (lua_type(L, -1) == LUA_TSTRING)
            (*texts)[kept++] = field_keep(reading, lua_tostring(L, -1));
        else
            loader_problem_at(L, field_line(reading, name),
                              "\"%s\" must be a text or a list of texts, such as { \"a\", \"b\" }.",
                              name);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return kept;
}

void field_unknown(const struct reading *reading, const char *const *known, const char *of_what)
{
    lua_State *L = reading->L;
    lua_pushnil(L);
    while (lua_next(L, reading->table)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING) {
            loader_problem_at(L, reading->line,
                              "In %s every value has a name, such as title = \"...\"; one here has "
                              "none. Is a = missing?",
                              of_what);
            continue;
        }
        const char *name = lua_tostring(L, -1);
        struct nearest nearest;
        nearest_start(&nearest, name);
        bool found = false;
        for (const char *const *k = known; *k && !found; k++) {
            found = strcmp(*k, name) == 0;
            nearest_try(&nearest, *k);
        }
        if (!found)
            loader_problem_at(L, field_line(reading, name), "\"%s\" is not a field of %s.%s%s%s",
                              name, of_what, nearest.name ? " Did you mean \"" : "",
                              nearest.name ? nearest.name : "", nearest.name ? "\"?" : "");
    }
}

int field_begin(lua_State *L, const char *word, lua_CFunction table)
{
    struct loader *loader = loader_of(L);
    if (loader->pending)
        loader_problem_at(L, loader->pending_line, "\"%s\" stands here without its table { ... }.",
                          loader->pending);
    if (lua_type(L, 1) != LUA_TSTRING)
        return luaL_error(L, "%s takes a name in quotation marks and a table: %s \"name\" { ... }",
                          word, word);
    if (!loader->only_check)
        loader->pending = arena_string(loader->book->arena, lua_tostring(L, 1));
    loader->pending_line = loader_line(L);
    lua_pushcfunction(L, table);
    return 1;
}

const char *field_take_name(lua_State *L, const char *word, struct reading *reading)
{
    struct loader *loader = loader_of(L);
    if (lua_type(L, 1) != LUA_TTABLE)
        luaL_error(L, "%s \"name\" is followed by a table: { ... }", word);
    if (!loader->pending)
        luaL_error(L, "a table of this kind begins with %s \"name\"", word);
    const char *name = loader->pending;
    *reading = (struct reading){L, loader, 1, loader->pending_line};
    loader->pending = NULL;
    lua_settop(L, 1);
    return name;
}
