/* SPDX-License-Identifier: MIT */
/* What follows from the files of a vocabulary: classes over classes, states, targets. */
#include "facts/vocabulary.h"

#include <string.h>

#include "facts/bits.h"
#include "facts/name_table.h"
#include "facts/vocabulary_codes.h"

/* --- names --- */

struct term *vocabulary_find(const struct vocabulary *vocabulary, const char *name)
{
    return name_table_get_folded(vocabulary->names, name);
}

static void add_name(struct vocabulary *vocabulary, struct term *term, const char *name,
                     struct problems *problems)
{
    const struct name *taken =
        name_table_enter_folded(&vocabulary->names, vocabulary->arena, name, term);
    const struct term *other = taken == NULL ? NULL : taken->value;
    if (other == NULL)
        return;
    if (other == term)
        problem_add(problems, term->file, term->line, "\"%s\" is named \"%s\" twice.", term->name,
                    name);
    else
        problem_add(problems, term->file, term->line, "\"%s\" is a name of \"%s\" already (%s:%d).",
                    name, other->name, other->file, other->line);
}

static void add_names(struct vocabulary *vocabulary, struct problems *problems)
{
    size_t count = vocabulary->count; /* by their own names they are in the table already */
    for (size_t i = 0; i < vocabulary->count; i++)
        count += vocabulary->terms[i]->names.count;
    vocabulary->names = name_table_reserve(vocabulary->names, vocabulary->arena, count);
    for (size_t i = 0; i < vocabulary->count; i++) {
        struct term *term = vocabulary->terms[i];
        for (size_t k = 0; k < term->names.count; k++)
            add_name(vocabulary, term, term->names.items[k], problems);
    }
}

/* --- classes over classes --- */

enum { FRESH, UNDER_WAY, DONE };

/* Each class with all the classes above it, itself included: a set a class. Nothing belongs to any
 * other term, so that one set serves all of these in turn. */
struct closing {
    struct vocabulary *vocabulary;
    struct problems *problems;
    uint64_t **above;
    uint8_t *marks;
};

static const char *nearest_class(const struct vocabulary *vocabulary, const char *name)
{
    struct nearest nearest;
    nearest_start(&nearest, name);
    for (size_t i = 0; i < vocabulary->count; i++)
        if (vocabulary->terms[i]->is_class)
            nearest_try(&nearest, vocabulary->terms[i]->name);
    return nearest.name;
}

static struct term *class_of(const struct closing *closing, const struct term *term,
                             const char *name)
{
    struct term *class = vocabulary_find(closing->vocabulary, name);
    if (class != NULL && class->is_class)
        return class;
    const char *near = nearest_class(closing->vocabulary, name);
    problem_add(closing->problems, term->file, term->line,
                "\"%s\", to which \"%s\" belongs, is no class.%s%s%s", name, term->name,
                near ? " Did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return NULL;
}

static void add_state(struct arena *arena, struct term *term, const char *state)
{
    for (size_t i = 0; i < term->state_count; i++)
        if (text_same(term->states[i], state))
            return;
    const char **states = arena_alloc(arena, (term->state_count + 1) * sizeof *states);
    if (term->state_count > 0)
        memcpy(states, term->states, term->state_count * sizeof *states);
    states[term->state_count++] = state;
    term->states = states;
}

/* What a class says of all its members. */
static void hand_down(struct arena *arena, const struct term *class, struct term *term)
{
    for (size_t i = 0; i < class->state_count; i++)
        add_state(arena, term, class->states[i]);
    term->asks_place |= class->asks_place;
    term->asks_state |= class->asks_state;
    term->asks_date |= class->asks_date;
    term->any_route |= class->any_route;
    if (term->usual_place_words == NULL)
        term->usual_place_words = class->usual_place_words;
}

/* Classes first, so that what they hand down is complete. */
static void close_term(struct closing *closing, struct term *term)
{
    struct arena *arena = closing->vocabulary->arena;
    if (closing->marks[term->index] != FRESH)
        return;
    closing->marks[term->index] = UNDER_WAY;
    bits_add(closing->above[term->index], term->index);
    for (size_t i = 0; i < term->own_states.count; i++)
        add_state(arena, term, term->own_states.items[i]);
    for (size_t i = 0; i < term->classes.count; i++) {
        struct term *class = class_of(closing, term, term->classes.items[i]);
        if (class == NULL)
            continue;
        close_term(closing, class);
        if (closing->marks[class->index] == UNDER_WAY) {
            problem_add(closing->problems, term->file, term->line,
                        "\"%s\" and \"%s\" belong to each other.", term->name, class->name);
            continue;
        }
        bits_add_all(closing->above[term->index], closing->above[class->index],
                     closing->vocabulary->words);
        hand_down(arena, class, term);
    }
    closing->marks[term->index] = DONE;
}

static uint64_t *new_sets(struct vocabulary *vocabulary, size_t count)
{
    return arena_alloc(vocabulary->arena, count * vocabulary->words * sizeof(uint64_t));
}

/* Makes the term a member of all that stands above it. */
static void join_members(const struct vocabulary *vocabulary, const uint64_t *above, size_t index)
{
    for (size_t word = 0; word < vocabulary->words; word++)
        for (uint64_t bits = above[word]; bits != 0; bits &= bits - 1)
            bits_add(vocabulary->terms[64 * word + bits_lowest(bits)]->members, index);
}

static void close_classes(struct vocabulary *vocabulary, struct problems *problems)
{
    struct closing closing = {vocabulary, problems, NULL, NULL};
    struct arena *arena = vocabulary->arena;
    vocabulary->words = bits_words(vocabulary->count);
    vocabulary->leaves = new_sets(vocabulary, 1);
    closing.above = arena_alloc(arena, (vocabulary->count + 1) * sizeof *closing.above);
    closing.marks = arena_alloc(arena, vocabulary->count + 1);
    uint64_t *of_a_leaf = new_sets(vocabulary, 1);
    uint64_t *members = new_sets(vocabulary, vocabulary->count);
    for (size_t i = 0; i < vocabulary->count; i++) {
        bool is_class = vocabulary->terms[i]->is_class;
        closing.above[i] = is_class ? new_sets(vocabulary, 1) : of_a_leaf;
        vocabulary->terms[i]->members = members + i * vocabulary->words;
        if (!is_class)
            bits_add(vocabulary->leaves, i);
    }
    for (size_t i = 0; i < vocabulary->count; i++) {
        if (!vocabulary->terms[i]->is_class)
            memset(of_a_leaf, 0, vocabulary->words * sizeof *of_a_leaf);
        close_term(&closing, vocabulary->terms[i]);
        join_members(vocabulary, closing.above[i], i);
    }
}

static void read_usual_places(struct vocabulary *vocabulary, struct problems *problems)
{
    for (size_t i = 0; i < vocabulary->count; i++) {
        struct term *term = vocabulary->terms[i];
        const char *words = term->usual_place_words;
        if (words == NULL || place_read(&term->usual_place, vocabulary->anatomy, words))
            continue;
        const char *near = region_nearest(vocabulary->anatomy, words);
        problem_add(problems, term->file, term->line,
                    "\"%s\", the usual place of \"%s\", is no place.%s%s%s", words, term->name,
                    near ? " Did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    }
}

void vocabulary_seal(struct vocabulary *vocabulary, struct problems *problems)
{
    add_names(vocabulary, problems);
    close_classes(vocabulary, problems);
    codes_seal(vocabulary, problems);
    if (vocabulary->anatomy != NULL)
        read_usual_places(vocabulary, problems);
    map_seal(vocabulary, problems);
}

/* --- states --- */

const char *term_state(const struct term *term, const char *word, bool *past)
{
    const struct words *past_states = &term->vocabulary->past_states;
    *past = true;
    for (size_t i = 0; i < past_states->count; i++)
        if (text_same(past_states->items[i], word))
            return past_states->items[i];
    *past = false;
    for (size_t i = 0; i < term->state_count; i++)
        if (text_same(term->states[i], word))
            return term->states[i];
    return NULL;
}

const char *term_nearest_state(const struct term *term, const char *word)
{
    const struct words *past_states = &term->vocabulary->past_states;
    struct nearest nearest;
    nearest_start(&nearest, word);
    nearest_try(&nearest, "yes");
    for (size_t i = 0; i < term->state_count; i++)
        nearest_try(&nearest, term->states[i]);
    for (size_t i = 0; i < past_states->count; i++)
        nearest_try(&nearest, past_states->items[i]);
    return nearest.name;
}

/* --- targets --- */

unsigned vocabulary_target(struct vocabulary *vocabulary, struct term *term)
{
    if (term->target >= 0)
        return (unsigned)term->target;
    term->target = (int)vocabulary->target_count;
    vocabulary->targets =
        arena_push(vocabulary->arena, vocabulary->targets, vocabulary->target_count,
                   &vocabulary->target_capacity, sizeof *vocabulary->targets);
    vocabulary->targets[vocabulary->target_count++] = term;
    return (unsigned)term->target;
}

void vocabulary_seal_targets(struct vocabulary *vocabulary)
{
    struct arena *arena = vocabulary->arena;
    vocabulary->target_words = bits_words(vocabulary->target_count);
    size_t size = vocabulary->target_words * sizeof(uint64_t);
    vocabulary->all_targets = arena_alloc(arena, size);
    vocabulary->any_route_targets = arena_alloc(arena, size);
    uint64_t *targets = arena_alloc(arena, vocabulary->count * size);
    for (size_t i = 0; i < vocabulary->count; i++)
        vocabulary->terms[i]->targets = targets + i * vocabulary->target_words;
    for (size_t i = 0; i < vocabulary->target_count; i++) {
        const struct term *target = vocabulary->targets[i];
        bits_add(vocabulary->all_targets, i);
        if (target->any_route)
            bits_add(vocabulary->any_route_targets, i);
        for (size_t word = 0; word < vocabulary->words; word++)
            for (uint64_t bits = target->members[word]; bits != 0; bits &= bits - 1)
                bits_add(vocabulary->terms[64 * word + bits_lowest(bits)]->targets, i);
    }
}
