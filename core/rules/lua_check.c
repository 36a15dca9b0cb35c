/* SPDX-License-Identifier: MIT */
#include "rules/lua_check.h"

#include <contra/contra.h>
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "rules/lua_facts.h"
#include "rules/lua_load.h"
#include "rules/sandbox_inside.h"

#define VALUES_MOST      16
#define VALUE_BYTES_MOST 200

/* A userdata of its own Lua state, so that closing the one frees the other. */
struct check_state {
    struct sandbox *sandbox;
    struct check_state *next;
};

static const char state_key = 0;

/* --- making a state --- */

struct opening {
    struct loader *loader;
    struct check_state *state; /* out */
};

static int open_state(lua_State *L)
{
    struct opening *opening = lua_touserdata(L, 1);
    loader_set(L, opening->loader);
    opening->state = lua_newuserdatauv(L, sizeof *opening->state, 0);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &state_key);
    lua_condition_open(L);
    lua_rule_open(L);
    lua_derive_open(L);
    lua_facts_open(L);
    return 0;
}

static int load_file(lua_State *L)
{
    const struct check_file *file = lua_touserdata(L, 1);
    char name[300];
    snprintf(name, sizeof name, "@%s", file->file);
    sandbox_load(L, file->text, file->length, name);
    return 1;
}

static int finish_file(lua_State *L)
{
    lua_rule_finish(L);
    return 0;
}

/* Runs one file of rules again, for its check function only. It ran before, when the pack loaded,
 * so it can fail only for want of memory. */
static bool fill(struct sandbox *sandbox, const struct rulebook *book,
                 const struct check_file *file)
{
    char why[200];
    struct loader loader = {.book = (struct rulebook *)(uintptr_t)book,
                            .file = file->file,
                            .stem = file->rule->name,
                            .text = file->text,
                            .rule = (struct rule *)(uintptr_t)file->rule,
                            .only_check = true};
    lua_State *L = sandbox_lua(sandbox);
    loader_set(L, &loader);
    bool sound =
        sandbox_do(sandbox, load_file, (void *)(uintptr_t)file, 1, why, sizeof why) == SANDBOX_OK &&
        sandbox_call(sandbox, 0, 0, why, sizeof why) == SANDBOX_OK &&
        sandbox_do(sandbox, finish_file, NULL, 0, why, sizeof why) == SANDBOX_OK;
    loader_set(L, NULL);
    return sound;
}

static struct check_state *state_new(const struct check_pool *pool)
{
    struct sandbox *sandbox = sandbox_new(&pool->limits);
    char why[200];
    if (!sandbox)
        return NULL;
    struct loader loader = {.book = (struct rulebook *)(uintptr_t)pool->book, .only_check = true};
    struct opening opening = {&loader, NULL};
    bool sound = sandbox_do(sandbox, open_state, &opening, 0, why, sizeof why) == SANDBOX_OK;
    for (size_t i = 0; sound && i < pool->book->check_file_count; i++)
        sound = fill(sandbox, pool->book, pool->book->check_files[i]);
    if (!sound) {
        sandbox_free(sandbox);
        return NULL;
    }
    opening.state->sandbox = sandbox;
    opening.state->next = NULL;
    return opening.state;
}

/* --- the pool --- */

void check_pool_start(struct check_pool *pool, const struct rulebook *book,
                      const struct sandbox_limits *limits)
{
    pool->book = book;
    pool->limits = *limits;
    pool->idle = NULL;
    pthread_mutex_init(&pool->lock, NULL);
}

void check_pool_end(struct check_pool *pool)
{
    while (pool->idle) {
        struct check_state *state = pool->idle;
        pool->idle = state->next;
        sandbox_free(state->sandbox);
    }
    pthread_mutex_destroy(&pool->lock);
}

struct check_state *check_pool_borrow(struct check_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    struct check_state *state = pool->idle;
    if (state)
        pool->idle = state->next;
    pthread_mutex_unlock(&pool->lock);
    return state ? state : state_new(pool);
}

void check_pool_return(struct check_pool *pool, struct check_state *state)
{
    if (state && sandbox_is_swollen(state->sandbox)) {
        sandbox_free(state->sandbox);
        return;
    }
    if (!state)
        return;
    pthread_mutex_lock(&pool->lock);
    state->next = pool->idle;
    pool->idle = state;
    pthread_mutex_unlock(&pool->lock);
}

/* --- what a check needs --- */

/* Nothing in the list is left open: it is closed, and every word of it is known. The planned sites
 * are those that are named, so that their list needs no closing, but it needs one. */
static bool list_settled(const struct patient *patient, const struct list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].status == ENTRY_UNKNOWN ||
            (list->entries[i].status == ENTRY_PRESENT && !list->entries[i].term))
            return false;
    return list->section->role == ROLE_SITES ? patient->sites_named : list->closed;
}

bool check_needs_known(const struct rule *rule, const struct patient *patient, const char **missing)
{
    for (size_t i = 0; i < rule->need_fact_count; i++) {
        const struct fact *fact = rule->need_facts[i];
        *missing = fact->name;
        if (patient->values[fact->index].state == VALUE_UNKNOWN)
            return false;
    }
    for (size_t i = 0; i < rule->need_section_count; i++) {
        const struct section *section = rule->need_sections[i];
        *missing = section->name;
        if (section->kind == SECTION_TERMS &&
            !list_settled(patient, &patient->lists[section->list_index]))
            return false;
    }
    *missing = NULL;
    return true;
}

/* --- one call --- */

/* A value for the texts: cut, and without control characters. */
static const char *value_text(lua_State *L, int index, struct arena *arena)
{
    char number[32];
    const char *text = number;
    if (lua_type(L, index) == LUA_TNUMBER)
        text_write_number(lua_tonumber(L, index), number);
    else if (lua_type(L, index) == LUA_TSTRING)
        text = lua_tostring(L, index);
    else if (lua_type(L, index) == LUA_TBOOLEAN)
        text = lua_toboolean(L, index) ? "yes" : "no";
    else
        return NULL;
    size_t length = strlen(text);
    if (length > VALUE_BYTES_MOST)
        length = VALUE_BYTES_MOST;
    while (length && !text_is_utf8(text, length))
        length--; /* the cut fell into a character, or the script made the text from bytes */
    char *copy = arena_copy(arena, text, length);
    for (char *c = copy; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            *c = ' ';
    return copy;
}

static void fail(struct check_answer *answer, struct arena *arena, const char *reason)
{
    answer->outcome = CHECK_FAILED;
    answer->reason = arena_string(arena, reason);
}

/* Reads `name = value` pairs for the texts; what is neither text nor number is the rule's mistake.
 */
static void read_values(lua_State *L, struct check_answer *answer, struct arena *arena)
{
    answer->names = arena_alloc(arena, VALUES_MOST * sizeof *answer->names);
    answer->values = arena_alloc(arena, VALUES_MOST * sizeof *answer->values);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const char *value = value_text(L, -1, arena);
        if (lua_type(L, -2) != LUA_TSTRING || !value || answer->value_count == VALUES_MOST) {
            fail(answer, arena,
                 "its second result must be a table of at most 16 named numbers and texts");
            lua_pop(L, 2);
            return;
        }
        answer->names[answer->value_count] = arena_string(arena, lua_tostring(L, -2));
        answer->values[answer->value_count++] = value;
        lua_pop(L, 1);
    }
}

/* The two results on top of the stack; read raw, so that nothing of the script runs. */
static void read_results(lua_State *L, const struct rule *rule, struct check_answer *answer,
                         struct arena *arena)
{
    int type = lua_type(L, -2);
    if (type == LUA_TNIL)
        return; /* nothing found */
    const char *name = type == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
    for (size_t i = 0; name && i < rule->grade_count; i++)
        if (strcmp(contra_grade_name(rule->grades[i].grade), name) == 0)
            answer->grade = rule->grades[i].grade;
    if (!answer->grade) {
        fail(answer, arena,
             name ? "its check returned a text that is not one of its grades"
                  : arena_format(arena, "its check returned a %s where a grade or nothing belongs",
                                 lua_typename(L, type)));
        return;
    }
    answer->outcome = CHECK_GIVES;
    int values = lua_type(L, -1);
    bool sealed = sandbox_push_inside(L, -1); /* it may be a table of the rule file */
    if (values == LUA_TTABLE)
        read_values(L, answer, arena);
    else if (values != LUA_TNIL)
        fail(answer, arena, "its second result must be a table");
    if (sealed)
        lua_pop(L, 1);
}

static int push_call(lua_State *L)
{
    const struct facts_call *call = lua_touserdata(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, lua_check_key(call->rule));
    lua_facts_push(L, call);
    if (!call->site)
        lua_pushnil(L);
    return 3;
}

static enum check_outcome outcome_of(enum sandbox_result result, const struct facts_call *call)
{
    switch (result) {
    case SANDBOX_OK: return CHECK_CLEAR;
    case SANDBOX_NO_MEMORY: return CHECK_NO_MEMORY;
    case SANDBOX_TIME: return CHECK_TIME;
    case SANDBOX_ERROR: return call->missing[0] ? CHECK_UNDETERMINED : CHECK_FAILED;
    case SANDBOX_SPENT: return CHECK_FAILED;
    }
    return CHECK_FAILED;
}

static int collect(lua_State *L)
{
    lua_gc(L, LUA_GCCOLLECT);
    return 0;
}

/* At which line a check has spent its work, or whether its memory ends before that, may depend on
 * what Lua still holds from before. The same patient must read the same all the same. */
static const char *steady_reason(const char *why)
{
    bool either = strstr(why, "the limit of work") || strstr(why, "the limit of memory");
    return either ? "the limit of work or memory is reached" : why;
}

struct check_answer check_call(struct check_state *state, const struct rule *rule,
                               const struct patient *patient, const struct planned_site *site,
                               struct arena *arena)
{
    struct check_answer answer = {.outcome = CHECK_CLEAR};
    struct facts_call call = {rule, patient, site, false, ""};
    char why[400];
    lua_State *L = sandbox_lua(state->sandbox);
    lua_settop(L, 0); /* should memory have run out in the middle of an earlier call */
    lua_facts_set(L, &call);
    enum sandbox_result result = sandbox_do(state->sandbox, push_call, &call, 3, why, sizeof why);
    if (result == SANDBOX_OK)
        result = sandbox_call(state->sandbox, 2, 2, why, sizeof why);
    lua_facts_set(L, NULL);
    if (call.filled || result != SANDBOX_OK)
        lua_facts_forget(L, rule);
    sandbox_restore(L, lua_check_snapshot_key(rule));
    answer.outcome = outcome_of(result, &call);
    if (result == SANDBOX_SPENT) /* it may have left megabytes */
        sandbox_do(state->sandbox, collect, NULL, 0, NULL, 0);
    if (result != SANDBOX_OK) {
        bool missing = answer.outcome == CHECK_UNDETERMINED;
        answer.reason = arena_string(arena, missing ? call.missing : steady_reason(why));
        return answer;
    }
    read_results(L, rule, &answer, arena);
    lua_pop(L, 2);
    return answer;
}
