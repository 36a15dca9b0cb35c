/* SPDX-License-Identifier: MIT */
/* `derive "fact" { ... }`: from a table to a struct derive. */
#include <string.h>

#include "base/text.h"
#include "rules/lua_field.h"

static const struct fact *derived_fact(lua_State *L, const char *name, int line)
{
    const struct schema *schema = &loader_of(L)->book->schema;
    for (size_t i = 0; i < schema->fact_count; i++)
        if (strcmp(schema->facts[i]->name, name) == 0) {
            if (!schema->facts[i]->derived)
                loader_problem_at(
                    L, line,
                    "%s is not a derived fact: facts.ini does not say `derived = yes` "
                    "of it.",
                    name);
            return schema->facts[i];
        }
    struct nearest nearest;
    nearest_start(&nearest, name);
    for (size_t i = 0; i < schema->fact_count; i++)
        nearest_try(&nearest, schema->facts[i]->name);
    loader_problem_at(L, line, "\"%s\" is not a fact of facts.ini.%s%s%s", name,
                      nearest.name ? " Did you mean \"" : "", nearest.name ? nearest.name : "",
                      nearest.name ? "\"?" : " Declare it there first, with `derived = yes`.");
    return NULL;
}

static void register_derive(lua_State *L, struct derive *derive)
{
    struct rulebook *book = loader_of(L)->book;
    const struct derive *other = rulebook_derive(book, derive->fact);
    if (other) {
        loader_problem_at(L, derive->line, "%s is derived already, in %s, line %d.",
                          derive->fact->name, other->file, other->line);
        return;
    }
    book->derives = arena_push(book->arena, book->derives, book->derive_count,
                               &book->derive_capacity, sizeof *book->derives);
    book->derives[book->derive_count++] = derive;
}

static void read_derive(const struct reading *reading, struct derive *derive)
{
    lua_State *L = reading->L;
    bool about_site = false, about_record = false;
    if (field_push(reading, "value") != LUA_TNIL) {
        derive->value = quantity_at(L, -1, "\"value\"");
        if (derive->value) {
            quantity_mark_used(derive->value);
            about_site = derive->value->about_site;
            about_record = derive->value->about_record;
        }
    }
    if (field_push(reading, "when") != LUA_TNIL) {
        derive->when = condition_at(L, -1, "\"when\"");
        if (derive->when) {
            condition_mark_used(derive->when);
            about_site = derive->when->about_site;
            about_record = derive->when->about_record;
        }
    }
    if (about_site || about_record)
        loader_problem_at(L, derive->line,
                          "A derived fact is about the patient; this one speaks of %s. Put that "
                          "part into %s.",
                          about_site ? "a site" : "one session",
                          about_site ? "any_site( ... )" : "sessions:count( ... ):at_least(1)");
    bool number = derive->fact->type == FACT_NUMBER;
    int given = lua_type(L, -2) != LUA_TNIL, when = lua_type(L, -1) != LUA_TNIL;
    if (given + when != 1 || (number && when) || (!number && given))
        loader_problem_at(
            L, derive->line, "%s is %s, so it is derived by %s = ..., and nothing else.",
            derive->fact->name, fact_kind_words(derive->fact), number ? "value" : "when");
    lua_pop(L, 2);
}

/* The fact is not there, which is told; that its definition is then used by nobody need not be. */
static int forget_fields(const struct reading *reading)
{
    static const char *const fields[] = {"value", "when"};
    for (int i = 0; i < 2; i++) {
        field_push(reading, fields[i]);
        mention_refused(reading->L, -1);
        lua_pop(reading->L, 1);
    }
    return 0;
}

static int derive_table(lua_State *L)
{
    static const char *const known[] = {"value", "when", NULL};
    struct loader *loader = loader_of(L);
    if (loader->only_check && lua_type(L, 1) == LUA_TTABLE)
        return 0;
    struct reading reading;
    const char *name = field_take_name(L, "derive", &reading);
    field_unknown(&reading, known, "derive");
    const struct fact *fact = derived_fact(L, name, reading.line);
    loader->has_derive = true;
    if (!fact)
        return forget_fields(&reading);
    struct derive *derive = arena_alloc(loader->book->arena, sizeof *derive);
    derive->fact = fact;
    derive->file = loader->file;
    derive->line = reading.line;
    read_derive(&reading, derive);
    if (fact->derived && (derive->value || derive->when))
        register_derive(L, derive);
    return 0;
}

static int derive_start(lua_State *L)
{
    return field_begin(L, "derive", derive_table);
}

void lua_derive_open(lua_State *L)
{
    lua_pushcfunction(L, derive_start);
    sandbox_define(L, "derive");
}
