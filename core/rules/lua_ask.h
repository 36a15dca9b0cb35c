/* SPDX-License-Identifier: MIT */
/* The methods of handles stand in two files: lua_ask.c (facts, and which method belongs to what)
 * and lua_ask_list.c (lists, the site, earlier sessions). This is what they share.
 *
 * What stands before the colon was looked at already. Each method notes what is wrong with its
 * other arguments and then gives poison; none raises. */
#ifndef CONTRA_RULES_LUA_ASK_H
#define CONTRA_RULES_LUA_ASK_H

#include "rules/lua_load.h"

/* The word at a stack index, or NULL and a problem. */
const char *ask_word(lua_State *L, int index, const char *method);

/* A term or class of a section, or NULL and a problem with the nearest name. */
const struct term *ask_term(lua_State *L, const struct section *section, const char *name);

/* A copy of the include condition at index 1, to be narrowed by a filter. */
struct condition *ask_narrowed(lua_State *L);

int ask_include(lua_State *L);
int ask_in_state(lua_State *L);
int ask_count(lua_State *L);
int ask_near(lua_State *L);
int ask_site_is(lua_State *L);
int ask_side(lua_State *L);
int ask_in_region(lua_State *L);
int ask_affected_by(lua_State *L);
int ask_in_limb_of(lua_State *L);
int ask_needle_longer_than(lua_State *L);
int ask_treated_here(lua_State *L);
int ask_count_records(lua_State *L);

#endif
