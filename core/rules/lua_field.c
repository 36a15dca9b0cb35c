/* SPDX-License-Identifier: MIT */
#include "rules/lua_field.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* Names of fields mostly differ in their first letter. */
static bool same_name(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

int field_line(const struct reading *reading, const char *name)
{
    const struct scan *scan = reading->loader->scan;
    for (size_t i = 0; scan && i < scan->field_count; i++)
        if (scan->fields[i].line >= reading->line && same_name(scan->fields[i].name, name))
            return scan->fields[i].line;
    return reading->line;
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

static bool is_printable(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < ' ' || text[i] == 0x7f)
            return false;
    return text_is_utf8(text, length);
}

/* The text at the top of the stack. Reports are UTF-8 in lines, so it is that, too. */
static const char *keep_text(const struct reading *reading, const char *name)
{
    size_t length;
    const char *text = lua_tolstring(reading->L, -1, &length);
    bool plain = text_is_plain(text, length) || is_printable(text, length);
    if (!plain)
        loader_problem_at(reading->L, field_line(reading, name),
                          "\"%s\" holds a line's end or another sign that cannot be printed. Join "
                          "longer texts with .. between two.",
                          name);
    if (strspn(text, " ") == length)
        loader_problem_at(reading->L, field_line(reading, name), "\"%s\" is empty.", name);
    return plain ? arena_copy(reading->loader->book->arena, text, length) : "?";
}

/* A field that is a text, or NULL; anything else is a problem. */
const char *field_text(const struct reading *reading, const char *name)
{
    int type = field_push(reading, name);
    const char *text = type == LUA_TSTRING ? keep_text(reading, name) : NULL;
    if (!text)
        mention_refused(reading->L, -1);
    if (!text && type != LUA_TNIL)
        loader_problem_at(reading->L, field_line(reading, name),
                          "\"%s\" must be a text in quotation marks.", name);
    lua_pop(reading->L, 1);
    return text;
}

const char *field_text_of(const struct reading *reading, const char *name, const char *key)
{
    lua_State *L = reading->L;
    const char *text = NULL;
    int type = field_push(reading, name);
    if (type == LUA_TTABLE) {
        lua_pushstring(L, key);
        if (lua_rawget(L, -2) == LUA_TSTRING)
            text = keep_text(reading, name);
        lua_pop(L, 1);
    } else if (type == LUA_TSTRING) {
        text = keep_text(reading, name);
    }
    lua_pop(L, 1);
    return text;
}

static void refuse_text(const struct reading *reading, const char *name)
{
    mention_refused(reading->L, -1);
    loader_problem_at(reading->L, field_line(reading, name),
                      "\"%s\" must be a text or a list of texts, such as { \"a\", \"b\" }.", name);
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
            (*texts)[kept++] = keep_text(reading, name);
        else
            refuse_text(reading, name);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return kept;
}

static int name_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t field_names(lua_State *L, int table, const char ***names)
{
    struct arena *arena = loader_of(L)->book->arena;
    size_t count = 0, capacity = 0;
    *names = NULL;
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING)
            continue;
        *names = arena_push(arena, (void *)*names, count, &capacity, sizeof **names);
        (*names)[count++] = arena_string(arena, lua_tostring(L, -1));
    }
    if (count)
        qsort((void *)*names, count, sizeof **names, name_compare);
    return count;
}

/* One field: complains if its name is not known. */
static void name_unknown(const struct reading *reading, const char *const *known, const char *name,
                         const char *of_what)
{
    struct nearest nearest;
    for (const char *const *k = known; *k; k++)
        if (strcmp(*k, name) == 0)
            return;
    nearest_start(&nearest, name);
    for (const char *const *k = known; *k; k++)
        nearest_try(&nearest, *k);
    field_push(reading, name);
    mention_refused(reading->L, -1);
    lua_pop(reading->L, 1);
    loader_problem_at(reading->L, field_line(reading, name), "\"%s\" is not a field of %s.%s%s%s",
                      name, of_what, nearest.name ? " Did you mean \"" : "",
                      nearest.name ? nearest.name : "", nearest.name ? "\"?" : "");
}

/* Nearly always: every value has a name, and each is one of `known`. */
static bool all_known(const struct reading *reading, const char *const *known)
{
    lua_State *L = reading->L;
    bool sound = true;
    lua_pushnil(L);
    while (sound && lua_next(L, reading->table)) {
        const char *const *k = known;
        const char *name = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        while (*k && !same_name(*k, name))
            k++;
        sound = *k != NULL;
        lua_pop(L, 1);
    }
    lua_settop(L, lua_gettop(L) - !sound);
    return sound;
}

void field_unknown(const struct reading *reading, const char *const *known, const char *of_what)
{
    lua_State *L = reading->L;
    const char **names;
    if (all_known(reading, known))
        return;
    size_t count = field_names(L, reading->table, &names);
    for (size_t i = 0; i < count; i++)
        name_unknown(reading, known, names[i], of_what);
    if (lua_rawlen(L, reading->table) == 0)
        return;
    lua_rawgeti(L, reading->table, 1);
    mention_refused(L, -1);
    lua_pop(L, 1);
    loader_problem_at(
        L, reading->line,
        "In %s every value has a name, such as title = \"...\"; one here has none. Is "
        "a = missing?",
        of_what);
}

int field_begin(lua_State *L, const char *word, lua_CFunction table)
{
    struct loader *loader = loader_of(L);
    if (loader->pending)
        loader_problem_at(L, loader->pending_line, "\"%s\" stands here without its table { ... }.",
                          loader->pending);
    if (lua_type(L, 1) != LUA_TSTRING || lua_gettop(L) > 1)
        return luaL_error(
            L, "%s takes a name in quotation marks, and then a table: %s \"name\" { ... }", word,
            word);
    if (!loader->only_check)
        loader->pending = arena_string(loader->book->arena, lua_tostring(L, 1));
    loader->pending_line = loader_line(L);
    lua_pushcfunction(L, table);
    return 1;
}

/* What the scanner did not see as a definition, its checks passed by: that of empty fields. */
static void require_seen(struct loader *loader, const char *word, const struct reading *reading)
{
    loader->definitions++;
    if (loader->scan && loader->definitions > loader->scan->definition_count)
        loader_problem_at(reading->L, reading->line,
                          "The table of a %s stands right behind its name, outside of brackets, "
                          "blocks and functions: %s \"name\" { ... }.",
                          word, word);
}

const char *field_take_name(lua_State *L, const char *word, struct reading *reading)
{
    struct loader *loader = loader_of(L);
    if (lua_type(L, 1) != LUA_TTABLE)
        luaL_error(L, "%s \"name\" is followed by a table: { ... }", word);
    if (!loader->pending)
        luaL_error(L, "a table of this kind begins with %s \"name\"", word);
    const char *name = loader->pending;
    if (lua_gettop(L) > 1)
        luaL_error(L, "behind %s \"name\" stands one table and nothing else", word);
    *reading = (struct reading){L, loader, 1, loader->pending_line};
    loader->pending = NULL;
    lua_settop(L, 1);
    require_seen(loader, word, reading);
    return name;
}
