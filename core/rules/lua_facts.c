/* SPDX-License-Identifier: MIT */
/* facts.labs.inr, facts.session[1].flare, facts.medications:include "…", site:near "lung".
 *
 * The tables of a rule are kept from call to call, and all that they hold is set anew for every
 * call: a script can change what is there, but add nothing. Lists of terms are filled when first
 * looked into, and a rule that did so gets new tables for its next call.
 *
 * Reading what the rule does not need, or what does not exist, raises; reading a part of a record
 * that is not known stops the check, which is then undetermined: nothing that is unknown can be
 * read as nil, and so as "no". */
#include "rules/lua_facts.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/sandbox_inside.h"

#define STRICT "contra.strict" /* a table whose missing fields raise */
#define RECORD "contra.record"
#define SITE   "contra.site"

static const char call_key = 0, filled_key = 0;

void lua_facts_set(lua_State *L, struct facts_call *call)
{
    lua_pushlightuserdata(L, call);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &call_key);
}

static struct facts_call *running(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &call_key);
    struct facts_call *call = lua_touserdata(L, -1);
    lua_pop(L, 1);
    if (!call)
        luaL_error(L, "facts can be asked only while a check runs");
    return call;
}

/* Where the registry keeps the tables of a rule. */
static const void *tables_key(const struct rule *rule)
{
    return &rule->need_facts;
}

/* --- what may not be read --- */

static const char *key_words(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TSTRING ? lua_tostring(L, index) : "?";
}

static int refuse_read(lua_State *L)
{
    return luaL_error(
        L, "\"%s\" is not among the facts that this check needs; add it to needs = { ... }",
        key_words(L, 2));
}

static int refuse_write(lua_State *L)
{
    return luaL_error(L, "facts cannot be changed");
}

static int stop_undetermined(lua_State *L, struct facts_call *call, const char *section,
                             const char *key)
{
    snprintf(call->missing, sizeof call->missing, "%s.%s", section, key);
    return luaL_error(L, "%s is not known", call->missing);
}

/* A record's field that is not there: unknown, or no such fact. */
static int record_index(lua_State *L)
{
    struct facts_call *call = running(L);
    const char *key = key_words(L, 2);
    for (size_t i = 0; i < call->rule->need_section_count; i++) {
        const struct section *section = call->rule->need_sections[i];
        for (size_t j = 0; section->kind == SECTION_RECORDS && j < section->fact_count; j++)
            if (strcmp(section->facts[j]->key, key) == 0)
                return stop_undetermined(L, call, section->name, key);
    }
    return luaL_error(L, "\"%s\" is not a fact of a record", key);
}

/* record:known "flare" */
static int record_known(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TSTRING);
    lua_pushvalue(L, 2);
    lua_pushboolean(L, lua_rawget(L, 1) != LUA_TNIL);
    return 1;
}

/* --- values --- */

static void push_value(lua_State *L, const struct fact *fact, const struct value *value)
{
    char date[11];
    if (value->state == VALUE_NONE) {
        lua_pushliteral(L, "none");
        return;
    }
    switch (fact->type) {
    case FACT_YES_NO: lua_pushboolean(L, value->number != 0); break;
    case FACT_NUMBER: lua_pushnumber(L, value->number); break;
    case FACT_DATE:
        date_write((int32_t)value->number, date);
        lua_pushstring(L, date);
        break;
    default: lua_pushstring(L, value->text ? value->text : ""); break;
    }
}

static void set_text(lua_State *L, const char *key, const char *text)
{
    lua_pushstring(L, text);
    lua_setfield(L, -2, key);
}

static void set_day(lua_State *L, const struct patient *patient, int32_t day)
{
    char date[11];
    if (day == DATE_NONE)
        return;
    date_write(day, date);
    set_text(L, "date", date);
    lua_pushinteger(L, patient->date - day);
    lua_setfield(L, -2, "days_ago");
}

/* --- records: newest first; none is an empty list --- */

static void push_record(lua_State *L, const struct patient *patient, const struct record *record)
{
    lua_newtable(L);
    set_day(L, patient, record->day);
    for (size_t i = 0; i < record->section->fact_count; i++) {
        const struct fact *fact = record->section->facts[i];
        const struct value *value = &record->values[fact->index];
        if (fact->type == FACT_SITES) {
            if (!record->sites_known)
                continue;
            lua_newtable(L);
            for (size_t j = 0; j < record->site_count; j++) {
                lua_pushstring(L, record->sites[j]->name);
                lua_rawseti(L, -2, (lua_Integer)j + 1);
            }
        } else if (value->state == VALUE_UNKNOWN) {
            continue;
        } else {
            push_value(L, fact, value);
        }
        lua_setfield(L, -2, fact->key);
    }
    lua_pushcfunction(L, record_known);
    lua_setfield(L, -2, "known");
    luaL_setmetatable(L, RECORD);
}

static void push_records(lua_State *L, const struct patient *patient, const struct section *section)
{
    lua_newtable(L);
    lua_Integer count = 0;
    for (size_t i = 0; i < patient->record_count; i++) {
        if (patient->records[i]->section != section)
            continue;
        push_record(L, patient, patient->records[i]);
        lua_rawseti(L, -2, ++count);
    }
}

/* --- lists of terms --- */

static void push_entry(lua_State *L, const struct patient *patient, const struct entry *entry)
{
    lua_createtable(L, 0, 2);
    set_text(L, "name", entry->term ? entry->term->name : entry->key);
    set_text(L, "text", entry->text ? entry->text : "");
    if (entry->state)
        set_text(L, "state", entry->state);
    set_day(L, patient, entry->day);
}

/* Functions of a list know its section. */
static const struct section *own_section(lua_State *L)
{
    return lua_touserdata(L, lua_upvalueindex(1));
}

/* Fills the list at the first look into it. That is the host's work: the script does not pay. */
static int terms_fill(lua_State *L)
{
    struct facts_call *call = running(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_getmetatable(L, 1) || lua_rawgetp(L, -1, &filled_key) != LUA_TNIL)
        return 0;
    lua_pushboolean(L, 1);
    lua_rawsetp(L, -3, &filled_key);
    call->filled = true;
    const struct list *list = &call->patient->lists[own_section(L)->list_index];
    lua_Integer count = 0;
    sandbox_pause(L);
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (entry->status != ENTRY_PRESENT && entry->status != ENTRY_VOUCHED)
            continue;
        push_entry(L, call->patient, entry);
        lua_rawseti(L, 1, ++count);
    }
    sandbox_resume(L);
    return 0;
}

static int terms_length(lua_State *L)
{
    terms_fill(L);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
    return 1;
}

/* A list of terms: its numbers are its entries. The upvalue is the list. */
static int terms_index(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TNUMBER)
        return refuse_read(L);
    lua_pushvalue(L, lua_upvalueindex(2));
    lua_replace(L, 1);
    terms_fill(L);
    lua_settop(L, 2);
    lua_rawget(L, 1); /* nil behind the last entry, so that ipairs ends */
    return 1;
}

static int answer(lua_State *L, struct facts_call *call, truth value, const char *section,
                  const char *word)
{
    if (value == TRUTH_UNKNOWN)
        return stop_undetermined(L, call, section, word);
    lua_pushboolean(L, value == TRUTH_YES);
    return 1;
}

/* The term of a word. One that is written as the vocabulary writes it is found but once: the table
 * in the upvalue keeps it, and cannot grow beyond the vocabulary. */
static const struct term *find_term(lua_State *L, const struct section *section, int index)
{
    lua_pushvalue(L, index);
    lua_rawget(L, lua_upvalueindex(2));
    const struct term *term = lua_touserdata(L, -1);
    lua_pop(L, 1);
    if (term)
        return term;
    const char *word = lua_tostring(L, index);
    term = vocabulary_find(section->vocabulary, word);
    if (!term)
        luaL_error(L, "\"%s\" is not a word of this section", word);
    if (strcmp(term->name, word) == 0) {
        lua_pushvalue(L, index);
        lua_pushlightuserdata(L, (void *)(uintptr_t)term);
        lua_rawset(L, lua_upvalueindex(2));
    }
    return term;
}

/* facts.medications:include "anticoagulant" */
static int terms_include(lua_State *L)
{
    struct facts_call *call = running(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checkstring(L, 2);
    const struct section *section = own_section(L);
    const struct term *term = find_term(L, section, 2);
    struct entry_filter any = {NULL, 0, -1};
    const struct list *list = &call->patient->lists[section->list_index];
    return answer(L, call, list_includes_where(call->patient, list, term, &any), section->name,
                  term->name);
}

static void add_function(lua_State *L, const char *name, lua_CFunction function,
                         const struct section *section)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)section);
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, name);
}

static void seal_metatable(lua_State *L)
{
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

/* Pushes what a list shows beside its entries: a table with its one method, whose own metatable
 * looks for entries. So a method costs no call to be found. */
static void push_methods(lua_State *L, int list, const struct section *section)
{
    lua_createtable(L, 0, 1);
    lua_pushlightuserdata(L, (void *)(uintptr_t)section);
    lua_newtable(L); /* words */
    lua_pushcclosure(L, terms_include, 2);
    lua_setfield(L, -2, "include");
    lua_createtable(L, 0, 1);
    lua_pushlightuserdata(L, (void *)(uintptr_t)section);
    lua_pushvalue(L, list);
    lua_pushcclosure(L, terms_index, 2);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
}

/* A list that is still to be filled, with a metatable of its own. */
static void push_terms(lua_State *L, const struct section *section)
{
    lua_newtable(L);
    int list = lua_gettop(L);
    lua_createtable(L, 0, 6);
    push_methods(L, list, section);
    lua_setfield(L, -2, "__index");
    add_function(L, "__len", terms_length, section);
    add_function(L, SANDBOX_FILL, terms_fill, section);
    seal_metatable(L);
    lua_setmetatable(L, -2);
}

/* --- the site --- */

static int ask_site(lua_State *L)
{
    struct facts_call *call = running(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *word = luaL_checkstring(L, 2);
    const struct section *sites = call->patient->schema->sites;
    const struct term *term = vocabulary_find(sites->vocabulary, word);
    if (!term || !call->site)
        return luaL_error(L, "\"%s\" is not a word of [%s]", word, sites->name);
    return answer(L, call, site_is(call->site, term), sites->name, term->name);
}

static int ask_region(lua_State *L)
{
    struct facts_call *call = running(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *word = luaL_checkstring(L, 2);
    int region = region_find(call->patient->anatomy, word);
    if (region < 0 || !call->site)
        return luaL_error(L, "\"%s\" is not a region of regions.ini", word);
    return answer(L, call, site_in_region(call->patient->anatomy, region, call->site), "sites",
                  word);
}

static int site_index(lua_State *L)
{
    const char *key = key_words(L, 2);
    if (strcmp(key, "name") != 0 && strcmp(key, "side") != 0 && strcmp(key, "needle") != 0)
        return refuse_read(L);
    return stop_undetermined(L, running(L), "sites", key);
}

static void push_site(lua_State *L, const struct planned_site *site)
{
    static const luaL_Reg ask[] = {
        {"near", ask_site}, {"is", ask_site}, {"in_region", ask_region}, {NULL, NULL}};
    lua_newtable(L);
    luaL_setfuncs(L, ask, 0);
    if (site->term && site->side_known)
        set_text(L, "name", site->name);
    if (site->side_known)
        set_text(L, "side",
                 site->sides == SIDE_LEFT    ? "left"
                 : site->sides == SIDE_RIGHT ? "right"
                                             : "middle");
    if (!isnan(site->length)) {
        lua_pushnumber(L, site->length);
        lua_setfield(L, -2, "needle");
    }
    luaL_setmetatable(L, SITE);
}

/* --- all of it --- */

/* Pushes the table of the section that stands in the table of facts on top, made if it is new. */
static void push_section(lua_State *L, const struct section *section)
{
    lua_pushstring(L, section->name);
    if (lua_rawget(L, -2) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    luaL_setmetatable(L, STRICT);
    lua_pushstring(L, section->name);
    lua_pushvalue(L, -2);
    lua_rawset(L, -4);
}

/* Pushes a new list of the tables of a rule: { facts, the section of each fact that it needs …,
 * each list of terms … }, with a gap for records. */
static void push_tables(lua_State *L, const struct rule *rule)
{
    lua_Integer number = 1;
    lua_newtable(L);
    lua_newtable(L);
    luaL_setmetatable(L, STRICT);
    for (size_t i = 0; i < rule->need_fact_count; i++) {
        push_section(L, rule->need_facts[i]->section);
        lua_rawseti(L, -3, ++number);
    }
    for (size_t i = 0; i < rule->need_section_count; i++, number++)
        if (rule->need_sections[i]->kind == SECTION_TERMS) {
            push_terms(L, rule->need_sections[i]);
            lua_rawseti(L, -3, number + 1);
        }
    lua_rawseti(L, -2, 1);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, tables_key(rule));
}

/* Fields are set raw, whatever a script may have put there. */

static void set_facts(lua_State *L, const struct facts_call *call, int tables, int facts)
{
    const struct rule *rule = call->rule;
    for (size_t i = 0; i < rule->need_fact_count; i++) {
        const struct fact *fact = rule->need_facts[i];
        lua_pushstring(L, fact->section->name);
        lua_rawgeti(L, tables, (lua_Integer)i + 2);
        lua_pushstring(L, fact->key);
        push_value(L, fact, &call->patient->values[fact->index]);
        lua_rawset(L, -3);
        lua_rawset(L, facts);
    }
}

static void set_sections(lua_State *L, const struct facts_call *call, int tables, int facts)
{
    const struct rule *rule = call->rule;
    for (size_t i = 0; i < rule->need_section_count; i++) {
        const struct section *section = rule->need_sections[i];
        lua_pushstring(L, section->name);
        if (section->kind == SECTION_RECORDS) {
            push_records(L, call->patient, section);
        } else {
            lua_rawgeti(L, tables, (lua_Integer)(rule->need_fact_count + i) + 2);
            lua_pushliteral(L, "section");
            lua_pushstring(L, section->name);
            lua_rawset(L, -3);
        }
        lua_rawset(L, facts);
    }
}

void lua_facts_push(lua_State *L, const struct facts_call *call)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, tables_key(call->rule)) != LUA_TTABLE) {
        lua_pop(L, 1);
        push_tables(L, call->rule);
    }
    int tables = lua_gettop(L);
    lua_rawgeti(L, tables, 1);
    set_facts(L, call, tables, tables + 1);
    set_sections(L, call, tables, tables + 1);
    lua_remove(L, tables);
    if (call->site)
        push_site(L, call->site);
}

void lua_facts_forget(lua_State *L, const struct rule *rule)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, tables_key(rule)) != LUA_TNIL) {
        lua_pushnil(L);
        lua_rawsetp(L, LUA_REGISTRYINDEX, tables_key(rule));
    }
    lua_pop(L, 1);
}

static void strict_metatable(lua_State *L, const char *name, lua_CFunction index)
{
    luaL_newmetatable(L, name);
    lua_pushcfunction(L, index);
    lua_setfield(L, -2, "__index");
    seal_metatable(L);
    lua_pop(L, 1);
}

void lua_facts_open(lua_State *L)
{
    lua_facts_set(L, NULL);
    strict_metatable(L, STRICT, refuse_read);
    strict_metatable(L, RECORD, record_index);
    strict_metatable(L, SITE, site_index);
}
