/* SPDX-License-Identifier: MIT */
/* Reading the fields of a table that a rule file wrote. Tables are read raw: nothing of the script
 * runs here. */
#ifndef CONTRA_RULES_LUA_FIELD_H
#define CONTRA_RULES_LUA_FIELD_H

#include "rules/lua_load.h"

/* A table being read, at a stack index, and the line on which it begins. */
struct reading {
    lua_State *L;
    struct loader *loader;
    int table;
    int line;
};

/* The line of `name =` in the table of a rule or derive; the table's own line if not found. */
int field_line(const struct reading *reading, const char *name);

/* Pushes a field's value and returns its type. */
int field_push(const struct reading *reading, const char *name);

/* A copy that lives as long as the rulebook. */
const char *field_keep(const struct reading *reading, const char *string);

/* A field that is a text, or NULL; anything else is a problem. */
const char *field_text(const struct reading *reading, const char *name);

/* A field that is one text, or a table of texts with names: the one that is meant, or NULL. */
const char *field_text_of(const struct reading *reading, const char *name, const char *key);

/* A field that is a text or a list of texts. Returns how many. */
size_t field_texts(const struct reading *reading, const char *name, const char ***texts);

/* The names in a table at a stack index, in the order of their bytes: Lua has no order that is the
 * same each time. */
size_t field_names(lua_State *L, int table, const char ***names);

/* Complains of every field whose name is not in `known` (NULL-terminated). */
void field_unknown(const struct reading *reading, const char *const *known, const char *of_what);

/* `rule "x"` and `derive "x"` wait for the table that follows, which `table` then reads. */
int field_begin(lua_State *L, const char *word, lua_CFunction table);

/* Takes the waiting name; raises if there is none or no table at index 1. */
const char *field_take_name(lua_State *L, const char *word, struct reading *reading);

#endif
