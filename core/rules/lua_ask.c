/* SPDX-License-Identifier: MIT */
/* What a rule file may ask of a fact, and which method may be asked of what. */
#include "rules/lua_ask.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "facts/name_table.h"

/* --- arguments --- */

const char *ask_word(lua_State *L, int index, const char *method)
{
    if (lua_type(L, index) == LUA_TSTRING)
        return lua_tostring(L, index);
    struct handle *handle = handle_at(L, index);
    if (!handle || handle->kind != HANDLE_POISON)
        loader_problem(L, ":%s takes a word in quotation marks, such as :%s \"...\".", method,
                       method);
    mention_refused(L, index);
    return NULL;
}

static bool days_at(lua_State *L, int index, int *days)
{
    lua_Number number = lua_type(L, index) == LUA_TNUMBER ? lua_tonumber(L, index) : -1;
    if (number >= 0 && number <= 100000 && number == floor(number)) {
        *days = (int)number;
        return true;
    }
    loader_problem(L, ":within_days takes a whole number of days, such as :within_days(28).");
    return false;
}

/* The section whose vocabulary has this word, or NULL. */
static const struct section *section_with(const struct schema *schema, const char *name)
{
    for (size_t i = 0; i < schema->section_count; i++)
        if (schema->sections[i]->kind == SECTION_TERMS &&
            vocabulary_find(schema->sections[i]->vocabulary, name))
            return schema->sections[i];
    return NULL;
}

const struct term *ask_term(lua_State *L, const struct section *section, const char *name)
{
    const struct term *term = vocabulary_find(section->vocabulary, name);
    if (term)
        return term;
    const struct rulebook *book = loader_of(L)->book;
    const char *near = vocabulary_nearest(section->vocabulary, name);
    const struct section *other = near ? NULL : section_with(&book->schema, name);
    if (near)
        loader_problem(L, "\"%s\" is not a word of [%s]. Did you mean \"%s\"?", name, section->name,
                       near);
    else if (section->role == ROLE_SITES && region_find(&book->anatomy, name) >= 0)
        loader_problem(L,
                       "\"%s\" is not a word of [%s], but a region: write site:in_region \"%s\".",
                       name, section->name, name);
    else
        loader_problem(L, "\"%s\" is not a word of [%s]%s%s%s.", name, section->name,
                       other ? ", but of [" : "", other ? other->name : "", other ? "]" : "");
    return NULL;
}

/* --- a fact --- */

static struct condition *about_fact(lua_State *L, enum condition_kind kind,
                                    const struct handle *handle)
{
    struct condition *condition = condition_new(L, kind, handle->fact->name);
    condition->mention.line = handle->mention->line;
    condition->fact = handle->fact;
    condition->about_record = handle->fact->section->kind == SECTION_RECORDS;
    handle->mention->operand = true;
    return condition;
}

static int ask_known(lua_State *L)
{
    const struct handle *handle = handle_at(L, 1);
    if (handle->kind == HANDLE_FACT)
        return condition_push(L, about_fact(L, CONDITION_KNOWN, handle));
    struct condition *known = condition_new(L, CONDITION_KNOWN, handle->section->name);
    known->section = handle->section;
    return condition_push(L, known);
}

static bool outside_range(lua_State *L, const struct fact *fact, const struct quantity *limit)
{
    if (!limit || limit->kind != QUANTITY_NUMBER ||
        (limit->number >= fact->low && limit->number <= fact->high))
        return false;
    char number[32], low[32], high[32];
    text_write_number(limit->number, number);
    text_write_number(fact->low, low);
    text_write_number(fact->high, high);
    loader_problem(L, "%s lies outside of what %s may be: facts.ini says %s .. %s%s%s.", number,
                   fact->name, low, high, fact->unit_count ? " " : "",
                   fact->unit_count ? fact->units[0].name : "");
    return true;
}

/* A limit beyond the plausible range of a fact makes a condition that is always the same. */
static bool never_changes(lua_State *L, const struct quantity *left, const struct quantity *low,
                          const struct quantity *high)
{
    return left->kind == QUANTITY_FACT &&
           (outside_range(L, left->fact, low) || outside_range(L, left->fact, high));
}

static int compare(lua_State *L, enum comparison comparison)
{
    struct quantity *left = quantity_at(L, 1, "What stands before the colon");
    struct quantity *low = quantity_at(L, 2, "What stands in the brackets");
    struct quantity *high = NULL;
    if (comparison == BETWEEN)
        high = quantity_at(L, 3, "The second number of :between");
    if (!left || !low || (comparison == BETWEEN && !high))
        return handle_poison(L);
    if (high && low->kind == QUANTITY_NUMBER && high->kind == QUANTITY_NUMBER &&
        low->number >= high->number) {
        loader_problem(L, ":between(a, b) holds from a up to, but not including, b; here a is not "
                          "below b, so it never holds.");
        return handle_poison(L);
    }
    if (never_changes(L, left, low, high))
        return handle_poison(L);
    struct condition *condition = condition_new(L, CONDITION_COMPARE, left->mention.what);
    condition->mention.line = left->mention.line;
    condition->comparison = comparison;
    condition->left = left;
    condition->low = low;
    condition->high = high;
    condition->about_site = left->about_site || low->about_site || (high && high->about_site);
    condition->about_record =
        left->about_record || low->about_record || (high && high->about_record);
    return condition_push(L, condition);
}

static int ask_above(lua_State *L)
{
    return compare(L, ABOVE);
}

static int ask_at_least(lua_State *L)
{
    return compare(L, AT_LEAST);
}

static int ask_below(lua_State *L)
{
    return compare(L, BELOW);
}

static int ask_at_most(lua_State *L)
{
    return compare(L, AT_MOST);
}

static int ask_between(lua_State *L)
{
    return compare(L, BETWEEN);
}

/* The leaves of one word of a choice; 0 and a problem if it has no such word. */
static uint32_t leaves_of(lua_State *L, const struct fact *fact, const char *word)
{
    struct nearest nearest;
    for (size_t i = 0; i < fact->choice_count; i++)
        if (strcmp(fact->choices[i].name, word) == 0)
            return fact->choices[i].leaves;
    nearest_start(&nearest, word);
    for (size_t i = 0; i < fact->choice_count; i++)
        nearest_try(&nearest, fact->choices[i].name);
    struct text all;
    text_start(&all, loader_of(L)->book->arena);
    for (size_t i = 0; i < fact->choice_count; i++)
        text_addf(&all, "%s\"%s\"", i ? ", " : "", fact->choices[i].name);
    loader_problem(L, "\"%s\" is not a choice of %s.%s%s%s It may be %s.", word, fact->name,
                   nearest.name ? " Did you mean \"" : "", nearest.name ? nearest.name : "",
                   nearest.name ? "\"?" : "", all.bytes);
    return 0;
}

static int choose(lua_State *L, const char *method)
{
    const struct handle *handle = handle_at(L, 1);
    struct text words;
    text_start(&words, loader_of(L)->book->arena);
    uint32_t leaves = 0;
    bool sound = lua_gettop(L) >= 2;
    for (int i = 2; i <= lua_gettop(L); i++) {
        const char *word = ask_word(L, i, method);
        uint32_t bits = word ? leaves_of(L, handle->fact, word) : 0;
        sound = sound && bits;
        leaves |= bits;
        if (word)
            text_addf(&words, "%s\"%s\"", i > 2 ? ", " : "", word);
    }
    handle->mention->operand = true;
    if (lua_gettop(L) < 2)
        ask_word(L, 2, method);
    if (!sound)
        return handle_poison(L);
    struct condition *condition = about_fact(L, CONDITION_CHOICE, handle);
    condition->leaves = leaves;
    condition->words = words.bytes;
    return condition_push(L, condition);
}

static int ask_is(lua_State *L)
{
    return choose(L, "is");
}

static int ask_one_of(lua_State *L)
{
    return choose(L, "one_of");
}

/* Dated things: a fact, an include, a record. */
static int ask_within_days(lua_State *L)
{
    const struct handle *handle = handle_at(L, 1);
    int days = 0;
    bool sound = days_at(L, 2, &days);
    if (handle->kind == HANDLE_FACT) {
        struct condition *condition = about_fact(L, CONDITION_WITHIN, handle);
        condition->days = days;
        if (sound && !handle->fact->dated && handle->fact->type != FACT_DATE) {
            loader_problem(L,
                           "%s has no day in the file, so :within_days cannot be asked of it. "
                           "(`dated = yes` in facts.ini would let one be given.)",
                           handle->fact->name);
            sound = false;
        }
        condition->mention.operand = !sound;
        return sound ? condition_push(L, condition) : handle_poison(L);
    }
    if (handle->kind == HANDLE_CONDITION) {
        struct condition *include = ask_narrowed(L);
        include->filter.within_days = days;
        include->mention.operand = !sound;
        return sound ? condition_push(L, include) : handle_poison(L);
    }
    if (!sound)
        return handle_poison(L);
    struct condition *condition = condition_new(L, CONDITION_RECORD_WITHIN, handle->section->name);
    condition->section = handle->section;
    condition->about_record = true;
    condition->days = days;
    return condition_push(L, condition);
}

/* --- which method may be asked of what --- */

enum {
    ANY_NUMBER = 1000, /* of arguments */

    OF_YES_NO = 1,
    OF_NUMBER = 2,
    OF_CHOICE = 4,
    OF_DATE = 8,
    OF_TEXT = 16,
    OF_TERMS = 32,
    OF_SITE = 64,
    OF_RECORD = 128,
    OF_RECORDS = 256,
    OF_INCLUDE = 512,
    OF_RESULT = 1024, /* a number that is no fact: a count, a product */
    OF_FACTS = OF_YES_NO | OF_NUMBER | OF_CHOICE | OF_DATE | OF_TEXT
};

#define POINT  "A decimal number is written with a point: 8.5."
#define ONE_OF "Write :one_of(\"...\", \"...\") if it may be several."
#define JOINED "Ask for each by itself, and join them with | or &."

static const struct method {
    const char *name;
    unsigned of;
    int most;           /* how many arguments it takes */
    const char *advice; /* to who gave more; may be NULL */
    lua_CFunction ask;
} methods[] = {{"above", OF_NUMBER | OF_RESULT, 1, POINT, ask_above},
               {"at_least", OF_NUMBER | OF_RESULT, 1, POINT, ask_at_least},
               {"below", OF_NUMBER | OF_RESULT, 1, POINT, ask_below},
               {"at_most", OF_NUMBER | OF_RESULT, 1, POINT, ask_at_most},
               {"between", OF_NUMBER | OF_RESULT, 2, POINT, ask_between},
               {"is", OF_CHOICE, 1, ONE_OF, ask_is},
               {"is", OF_SITE, ANY_NUMBER, NULL, ask_site_is},
               {"one_of", OF_CHOICE, ANY_NUMBER, NULL, ask_one_of},
               {"known", OF_FACTS | OF_TERMS, 0, NULL, ask_known},
               {"within_days", OF_YES_NO | OF_NUMBER | OF_CHOICE | OF_DATE | OF_INCLUDE | OF_RECORD,
                1, NULL, ask_within_days},
               {"include", OF_TERMS, 1, JOINED, ask_include},
               {"in_state", OF_INCLUDE, ANY_NUMBER, NULL, ask_in_state},
               {"count", OF_TERMS, ANY_NUMBER, NULL, ask_count},
               {"near", OF_SITE, ANY_NUMBER, NULL, ask_near},
               {"side", OF_SITE, 1, JOINED, ask_side},
               {"in_region", OF_SITE, 1, JOINED, ask_in_region},
               {"affected_by", OF_SITE, 1, JOINED, ask_affected_by},
               {"in_limb_of", OF_SITE, 1, JOINED, ask_in_limb_of},
               {"needle_longer_than", OF_SITE, 1, NULL, ask_needle_longer_than},
               {"treated_here", OF_RECORD, 0, NULL, ask_treated_here},
               {"count", OF_RECORDS, 1, JOINED, ask_count_records},
               {NULL, 0, 0, NULL, NULL}};

static unsigned handle_sort(const struct handle *handle)
{
    static const unsigned of_fact[] = {
        [FACT_YES_NO] = OF_YES_NO, [FACT_NUMBER] = OF_NUMBER, [FACT_CHOICE] = OF_CHOICE,
        [FACT_DATE] = OF_DATE,     [FACT_TEXT] = OF_TEXT,     [FACT_SITES] = OF_TEXT};
    switch (handle->kind) {
    case HANDLE_FACT: return of_fact[handle->fact->type];
    case HANDLE_QUANTITY: return OF_RESULT;
    case HANDLE_CONDITION: return handle->condition->kind == CONDITION_INCLUDE ? OF_INCLUDE : 0;
    case HANDLE_SITE: return OF_SITE;
    case HANDLE_RECORDS: return OF_RECORDS;
    case HANDLE_SECTION:
        return handle->section->kind == SECTION_TERMS     ? OF_TERMS
               : handle->section->kind == SECTION_RECORDS ? OF_RECORD
                                                          : 0;
    default: return 0;
    }
}

static const char *handle_words(const struct handle *handle, struct arena *arena)
{
    switch (handle->kind) {
    case HANDLE_FACT:
        return arena_format(arena, "%s, %s", handle->fact->name, fact_kind_words(handle->fact));
    case HANDLE_SECTION: return handle->section->name;
    case HANDLE_RECORDS: return handle->section->plural;
    case HANDLE_SITE: return "the site";
    case HANDLE_QUANTITY: return "a number";
    case HANDLE_UNKNOWN: return "unknown, which belongs into examples only";
    default: return "a condition";
    }
}

/* A better word for some mistakes than the list of all methods: a sentence, or NULL. */
static const char *advice_for(const struct handle *handle, const char *name, struct arena *arena)
{
    const struct section *section = handle->section;
    if (handle->kind == HANDLE_FACT && handle->fact->type == FACT_YES_NO)
        return arena_format(arena, "A yes-no fact is a condition by itself: write %s alone.",
                            handle->fact->name);
    if (handle->kind == HANDLE_SECTION && section->kind == SECTION_TERMS &&
        vocabulary_find(section->vocabulary, name))
        return arena_format(arena, "Write %s:include \"%s\".", section->name, name);
    if (handle->kind == HANDLE_RECORDS && name_table_get(section->keys, name))
        return arena_format(arena, "Write %s:count(...), and %s.%s inside the brackets.",
                            section->plural, section->name, name);
    return NULL;
}

static int no_such_method(lua_State *L, const struct handle *handle, const char *name)
{
    unsigned sort = handle_sort(handle);
    struct arena *arena = loader_of(L)->book->arena;
    const char *advice = advice_for(handle, name, arena);
    struct nearest nearest;
    nearest_start(&nearest, name);
    struct text all;
    text_start(&all, arena);
    for (const struct method *m = methods; m->name; m++) {
        if (!(m->of & sort))
            continue;
        nearest_try(&nearest, m->name);
        text_addf(&all, "%s:%s", all.length ? ", " : "", m->name);
    }
    mention_refused(L, 1);
    loader_problem(L, "\"%s\" cannot be asked of %s.%s%s%s%s%s%s%s%s", name,
                   handle_words(handle, arena), nearest.name ? " Did you mean :" : "",
                   nearest.name ? nearest.name : "", nearest.name ? "?" : "", advice ? " " : "",
                   advice ? advice : "", all.length && !advice ? " There are " : "",
                   all.length && !advice ? all.bytes : "", all.length && !advice ? "." : "");
    return handle_poison(L);
}

/* All methods are called through here. */
static int call_method(lua_State *L)
{
    const struct method *method = lua_touserdata(L, lua_upvalueindex(1));
    const struct handle *handle = handle_at(L, 1);
    if (handle && handle->kind == HANDLE_POISON)
        return handle_poison(L);
    if (!handle || !(handle_sort(handle) & method->of))
        return loader_raise(L, arena_format(loader_of(L)->book->arena,
                                            "Write a colon, not a point, before \"%s\": "
                                            "...:%s(...).",
                                            method->name, method->name));
    if (lua_gettop(L) - 1 > method->most) {
        char what[40];
        snprintf(what, sizeof what, ":%s", method->name);
        arguments_at_most(L, 1, method->most, what, method->advice);
    }
    return method->ask(L);
}

/* The fact of a section of facts or records, or NULL. */
static const struct fact *fact_named(lua_State *L, const struct section *section, const char *name)
{
    if (section->kind == SECTION_TERMS)
        return NULL;
    return section_fact(&loader_of(L)->book->schema, section, name);
}

static int no_such_fact(lua_State *L, const struct section *section, const char *name)
{
    const char *near = section_nearest_fact(section, name);
    struct arena *arena = loader_of(L)->book->arena;
    const char *advice = "facts.ini lists them all.";
    if (near)
        advice = arena_format(arena, "Did you mean %s.%s?", section->name, near);
    else if (section->plural && strcmp(name, "count") == 0)
        advice = arena_format(arena, "Did you mean %s:count(...)?", section->plural);
    loader_problem(L, "%s.%s is not a fact. %s", section->name, name, advice);
    return handle_poison(L);
}

int handle_index(lua_State *L)
{
    const struct handle *handle = handle_at(L, 1);
    if (handle->kind == HANDLE_POISON)
        return handle_poison(L);
    if (lua_type(L, 2) != LUA_TSTRING)
        return loader_raise(L, "A fact is named by a word behind a point: patient.age.");
    const char *name = lua_tostring(L, 2);
    unsigned sort = handle_sort(handle);
    if (handle->kind == HANDLE_SECTION) {
        const struct fact *fact = fact_named(L, handle->section, name);
        if (fact) {
            struct handle *read = handle_push(L, HANDLE_FACT);
            read->fact = fact;
            read->mention = mention_new(L, fact->name);
            return 1;
        }
    }
    for (const struct method *m = methods; m->name; m++)
        if ((m->of & sort) && strcmp(m->name, name) == 0) {
            lua_pushlightuserdata(L, (void *)(uintptr_t)m);
            lua_pushcclosure(L, call_method, 1);
            return 1;
        }
    if (handle->kind == HANDLE_SECTION && handle->section->kind != SECTION_TERMS)
        return no_such_fact(L, handle->section, name);
    return no_such_method(L, handle, name);
}
