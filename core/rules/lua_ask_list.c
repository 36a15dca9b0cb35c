/* SPDX-License-Identifier: MIT */
/* What a rule file may ask of a list of terms, of the site in turn and of earlier sessions. */
#include "rules/lua_ask.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "facts/bits.h"

/* --- a list of terms --- */

int ask_include(lua_State *L)
{
    const struct handle *handle = handle_at(L, 1);
    const char *name = ask_word(L, 2, "include");
    const struct term *term = name ? ask_term(L, handle->section, name) : NULL;
    if (!term)
        return handle_poison(L);
    struct vocabulary *vocabulary = handle->section->vocabulary;
    char what[160];
    snprintf(what, sizeof what, "%s:include \"%s\"", handle->section->name, term->name);
    struct condition *include = condition_new(L, CONDITION_INCLUDE, what);
    include->section = handle->section;
    include->term = term;
    include->target = vocabulary_target(vocabulary, vocabulary->terms[term->index]);
    include->filter.within_days = -1;
    return condition_push(L, include);
}

/* Is it one of these? If none is asked for the nearest, that is not looked for. */
static bool is_among(const char *const *states, size_t count, const char *state,
                     struct nearest *nearest)
{
    bool known = false;
    for (size_t i = 0; i < count && !known; i++) {
        known = text_same(states[i], state);
        if (nearest)
            nearest_try(nearest, states[i]);
    }
    return known;
}

static bool term_knows_state(const struct vocabulary *vocabulary, const struct term *term,
                             const char *state, struct nearest *nearest)
{
    for (size_t i = 0; i < vocabulary->count; i++) {
        const struct term *member = vocabulary->terms[i];
        if (member->state_count > 0 && (bits_has(term->members, i) || member == term) &&
            is_among(member->states, member->state_count, state, nearest))
            return true;
    }
    return is_among(vocabulary->past_states.items, vocabulary->past_states.count, state, nearest);
}

static void refuse_state(lua_State *L, const struct condition *include, const char *state)
{
    struct nearest nearest;
    nearest_start(&nearest, state);
    term_knows_state(include->section->vocabulary, include->term, state, &nearest);
    loader_problem(L, "\"%s\" is not a state of \"%s\" in [%s].%s%s%s", state, include->term->name,
                   include->section->name, nearest.name ? " Did you mean \"" : "",
                   nearest.name ? nearest.name : "", nearest.name ? "\"?" : "");
}

struct condition *ask_narrowed(lua_State *L)
{
    struct condition *from = handle_at(L, 1)->condition;
    struct condition *to = condition_new(L, CONDITION_INCLUDE, from->mention.what);
    struct mention mention = to->mention;
    *to = *from;
    to->mention = mention;
    to->mention.operand = to->mention.used = false;
    to->filtered = true;
    from->mention.operand = true;
    return to;
}

int ask_in_state(lua_State *L)
{
    struct condition *include = ask_narrowed(L);
    const struct vocabulary *vocabulary = include->section->vocabulary;
    size_t count = (size_t)lua_gettop(L) - 1;
    const char **states = arena_alloc(loader_of(L)->book->arena, (count + 1) * sizeof *states);
    bool sound = count > 0;
    for (size_t i = 0; i < count; i++) {
        const char *state = ask_word(L, (int)i + 2, "in_state");
        if (state && !term_knows_state(vocabulary, include->term, state, NULL)) {
            refuse_state(L, include, state);
            state = NULL;
        }
        sound = sound && state;
        states[i] = arena_string(loader_of(L)->book->arena, state);
    }
    include->filter.states = states;
    include->filter.state_count = count;
    if (count == 0)
        ask_word(L, 2, "in_state");
    if (!sound)
        include->mention.operand = true;
    return sound ? condition_push(L, include) : handle_poison(L);
}

int ask_count(lua_State *L)
{
    const struct handle *handle = handle_at(L, 1);
    size_t count = (size_t)lua_gettop(L) - 1;
    struct arena *arena = loader_of(L)->book->arena;
    const struct term **terms = arena_alloc(arena, (count + 1) * sizeof *terms);
    bool sound = count > 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = ask_word(L, (int)i + 2, "count");
        terms[i] = name ? ask_term(L, handle->section, name) : NULL;
        sound = sound && terms[i];
    }
    if (count == 0)
        ask_word(L, 2, "count");
    if (!sound)
        return handle_poison(L);
    struct quantity *quantity = quantity_new(L, QUANTITY_COUNT_TERMS, handle->section->name);
    quantity->section = handle->section;
    quantity->terms = terms;
    quantity->term_count = count;
    return quantity_push(L, quantity);
}

/* --- the site in turn --- */

static struct condition *about_the_site(lua_State *L, enum condition_kind kind, const char *what)
{
    struct condition *condition = condition_new(L, kind, what);
    condition->about_site = true;
    return condition;
}

static int ask_site(lua_State *L, const char *method, bool near)
{
    const struct handle *handle = handle_at(L, 1);
    size_t count = (size_t)lua_gettop(L) - 1;
    const struct term **terms = arena_alloc(loader_of(L)->book->arena, (count + 1) * sizeof *terms);
    bool sound = count > 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = ask_word(L, (int)i + 2, method);
        terms[i] = name ? ask_term(L, handle->section, name) : NULL;
        if (terms[i])
            vocabulary_target(handle->section->vocabulary,
                              handle->section->vocabulary->terms[terms[i]->index]);
        sound = sound && terms[i];
    }
    if (count == 0)
        ask_word(L, 2, method);
    if (!sound)
        return handle_poison(L);
    struct condition *condition = about_the_site(L, CONDITION_SITE_IS, "site");
    condition->near = near;
    condition->terms = terms;
    condition->term_count = count;
    return condition_push(L, condition);
}

int ask_near(lua_State *L)
{
    return ask_site(L, "near", true);
}

int ask_site_is(lua_State *L)
{
    return ask_site(L, "is", false);
}

int ask_side(lua_State *L)
{
    const char *side = ask_word(L, 2, "side");
    uint8_t bit = !side                        ? 0
                  : strcmp(side, "left") == 0  ? SIDE_LEFT
                  : strcmp(side, "right") == 0 ? SIDE_RIGHT
                                               : 0;
    if (side && !bit)
        loader_problem(L, "site:side is \"left\" or \"right\", not \"%s\".", side);
    if (!bit)
        return handle_poison(L);
    struct condition *condition = about_the_site(L, CONDITION_SITE_SIDE, "site:side");
    condition->side = bit;
    return condition_push(L, condition);
}

int ask_in_region(lua_State *L)
{
    const char *name = ask_word(L, 2, "in_region");
    const struct anatomy *anatomy = &loader_of(L)->book->anatomy;
    int region = name ? region_find(anatomy, name) : -1;
    if (name && region < 0) {
        const char *near = region_nearest(anatomy, name);
        loader_problem(L, "\"%s\" is not a region of regions.ini.%s%s%s", name,
                       near ? " Did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    }
    if (region < 0)
        return handle_poison(L);
    struct condition *condition = about_the_site(L, CONDITION_SITE_REGION, "site:in_region");
    condition->region = region;
    return condition_push(L, condition);
}

static bool has_places(const struct section *section)
{
    return section->kind == SECTION_TERMS && section->role != ROLE_SITES && !section->free_text;
}

static void refuse_place_word(lua_State *L, const char *name)
{
    const struct schema *schema = &loader_of(L)->book->schema;
    struct nearest nearest;
    nearest_start(&nearest, name);
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        const char *near =
            has_places(section) ? vocabulary_nearest(section->vocabulary, name) : NULL;
        if (near)
            nearest_try(&nearest, near);
    }
    loader_problem(L, "\"%s\" is not a word of a section whose words have places.%s%s%s", name,
                   nearest.name ? " Did you mean \"" : "", nearest.name ? nearest.name : "",
                   nearest.name ? "\"?" : "");
}

/* The word may stand in several sections (a joint replacement is told as a condition or as an
 * implant): any of them counts. */
static int by_place(lua_State *L, enum condition_kind kind, const char *method)
{
    const char *name = ask_word(L, 2, method);
    const struct schema *schema = &loader_of(L)->book->schema;
    struct condition *all = NULL;
    for (size_t i = 0; name && i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        const struct term *term =
            has_places(section) ? vocabulary_find(section->vocabulary, name) : NULL;
        if (!term)
            continue;
        struct condition *one = about_the_site(L, kind, term->name);
        one->section = section;
        one->term = term;
        vocabulary_target(section->vocabulary, section->vocabulary->terms[term->index]);
        if (all) {
            struct condition *either = about_the_site(L, CONDITION_OR, "A condition");
            either->a = all;
            either->b = one;
            all->mention.operand = one->mention.operand = true;
            one = either;
        }
        all = one;
    }
    if (name && !all)
        refuse_place_word(L, name);
    return all ? condition_push(L, all) : handle_poison(L);
}

int ask_affected_by(lua_State *L)
{
    return by_place(L, CONDITION_SITE_AFFECTED, "affected_by");
}

int ask_in_limb_of(lua_State *L)
{
    return by_place(L, CONDITION_SITE_LIMB, "in_limb_of");
}

int ask_needle_longer_than(lua_State *L)
{
    lua_Number length = lua_type(L, 2) == LUA_TNUMBER ? lua_tonumber(L, 2) : -1;
    if (!(length >= 0 && length < 1000)) {
        loader_problem(L, "site:needle_longer_than takes a length in mm, such as (20).");
        return handle_poison(L);
    }
    struct condition *condition = about_the_site(L, CONDITION_SITE_NEEDLE, "site:needle");
    condition->length = length;
    return condition_push(L, condition);
}

/* --- earlier sessions --- */

int ask_treated_here(lua_State *L)
{
    const struct handle *handle = handle_at(L, 1);
    struct condition *condition =
        about_the_site(L, CONDITION_RECORD_TREATED, handle->section->name);
    condition->section = handle->section;
    condition->about_record = true;
    return condition_push(L, condition);
}

int ask_count_records(lua_State *L)
{
    const struct handle *handle = handle_at(L, 1);
    struct condition *each = condition_at(L, 2, "The brackets of :count( )");
    if (!each)
        return handle_poison(L);
    if (!each->about_record) {
        each->mention.operand = true;
        loader_problem(L,
                       "%s:count( ) holds a condition about %s, such as %s:within_days(42); "
                       "this one mentions none.",
                       handle->section->plural, handle->section->name, handle->section->name);
        return handle_poison(L);
    }
    struct quantity *count = quantity_new(L, QUANTITY_COUNT_RECORDS, handle->section->plural);
    count->section = handle->section;
    count->each = each;
    count->about_site = each->about_site;
    return quantity_push(L, count);
}
