/* SPDX-License-Identifier: MIT */
/* facts.labs.inr, facts.session[1].flare, facts.medications:include "…", site:near "lung".
 *
 * The tables are made anew for every call. Reading what the rule does not need, or what does not
 * exist, raises; reading a part of a record that is not known stops the check, which is then
 * undetermined: nothing that is unknown can be read as nil, and so as "no". */
#include "rules/lua_facts.h"

#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define STRICT "contra.strict" /* a table whose missing fields raise */
#define RECORD "contra.record"
#define TERMS  "contra.terms"
#define SITE   "contra.site"

static const char call_key = 0;

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

static void push_terms(lua_State *L, const struct patient *patient, const struct section *section)
{
    const struct list *list = &patient->lists[section->list_index];
    lua_newtable(L);
    lua_Integer count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct entry *entry = &list->entries[i];
        if (entry->status != ENTRY_PRESENT && entry->status != ENTRY_VOUCHED)
            continue;
        lua_newtable(L);
        set_text(L, "name", entry->term ? entry->term->name : entry->key);
        set_text(L, "text", entry->text ? entry->text : "");
        if (entry->state)
            set_text(L, "state", entry->state);
        set_day(L, patient, entry->day);
        lua_rawseti(L, -2, ++count);
    }
    lua_pushstring(L, section->name);
    lua_setfield(L, -2, "section");
    luaL_setmetatable(L, TERMS);
}

static int answer(lua_State *L, struct facts_call *call, truth value, const char *section,
                  const char *word)
{
    if (value == TRUTH_UNKNOWN)
        return stop_undetermined(L, call, section, word);
    lua_pushboolean(L, value == TRUTH_YES);
    return 1;
}

/* facts.medications:include "anticoagulant" */
static int terms_include(lua_State *L)
{
    struct facts_call *call = running(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *word = luaL_checkstring(L, 2);
    lua_pushliteral(L, "section");
    lua_rawget(L, 1);
    const char *name = lua_tostring(L, -1);
    const struct section *section = name ? schema_section(call->patient->schema, name) : NULL;
    const struct term *term = section && section->kind == SECTION_TERMS
                                  ? vocabulary_find(section->vocabulary, word)
                                  : NULL;
    if (!term)
        return luaL_error(L, "\"%s\" is not a word of this section", word);
    struct entry_filter any = {NULL, 0, -1};
    const struct list *list = &call->patient->lists[section->list_index];
    return answer(L, call, list_includes_where(call->patient, list, term, &any), section->name,
                  term->name);
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

static void push_fact(lua_State *L, const struct facts_call *call, const struct fact *fact)
{
    lua_pushstring(L, fact->section->name);
    if (lua_rawget(L, -2) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushstring(L, fact->section->name);
        lua_pushvalue(L, -2);
        lua_rawset(L, -4);
    }
    /* facts section */
    push_value(L, fact, &call->patient->values[fact->index]);
    lua_setfield(L, -2, fact->key);
    lua_pop(L, 1);
}

void lua_facts_push(lua_State *L, const struct facts_call *call)
{
    const struct rule *rule = call->rule;
    lua_newtable(L);
    for (size_t i = 0; i < rule->need_fact_count; i++)
        push_fact(L, call, rule->need_facts[i]);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        luaL_setmetatable(L, STRICT);
        lua_pop(L, 1);
    }
    for (size_t i = 0; i < rule->need_section_count; i++) {
        const struct section *section = rule->need_sections[i];
        if (section->kind == SECTION_RECORDS)
            push_records(L, call->patient, section);
        else
            push_terms(L, call->patient, section);
        lua_setfield(L, -2, section->name);
    }
    luaL_setmetatable(L, STRICT);
    if (call->site)
        push_site(L, call->site);
}

static void strict_metatable(lua_State *L, const char *name, lua_CFunction index)
{
    luaL_newmetatable(L, name);
    lua_pushcfunction(L, index);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

/* A list of terms: its numbers are its entries, and it has one method. */
static int terms_index(lua_State *L)
{
    if (lua_type(L, 2) == LUA_TNUMBER) {
        lua_pushnil(L); /* behind the last entry, so that ipairs ends */
        return 1;
    }
    if (strcmp(key_words(L, 2), "include") != 0)
        return refuse_read(L);
    lua_pushcfunction(L, terms_include);
    return 1;
}

void lua_facts_open(lua_State *L)
{
    lua_facts_set(L, NULL);
    strict_metatable(L, STRICT, refuse_read);
    strict_metatable(L, RECORD, record_index);
    strict_metatable(L, TERMS, terms_index);
    strict_metatable(L, SITE, site_index);
}
