/* SPDX-License-Identifier: MIT */
#include "authoring/atoms.h"

#include <math.h>
#include <stdlib.h>

#define COMBINATIONS_MOST 300000

static const truth truths[] = {TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES};

/* --- which leaves vary together --- */

/* A number of the file against numbers of the rule: the one comparison that is understood. */
static bool compares_fact(const struct condition *c)
{
    return c->kind == CONDITION_COMPARE && c->left->kind == QUANTITY_FACT &&
           c->low->kind == QUANTITY_NUMBER && (!c->high || c->high->kind == QUANTITY_NUMBER);
}

static bool asks_fact(const struct condition *c)
{
    return c->kind == CONDITION_YES || c->kind == CONDITION_CHOICE || c->kind == CONDITION_WITHIN ||
           (c->kind == CONDITION_KNOWN && c->fact) || compares_fact(c);
}

static const struct fact *fact_of(const struct condition *c)
{
    return c->kind == CONDITION_COMPARE ? c->left->fact : c->fact;
}

static bool is_joint(const struct condition *c)
{
    return c->kind == CONDITION_AND || c->kind == CONDITION_OR || c->kind == CONDITION_NOT ||
           c->kind == CONDITION_IF_KNOWN;
}

static size_t atom_for(struct space *space, const struct condition *leaf)
{
    const struct fact *fact = asks_fact(leaf) ? fact_of(leaf) : NULL;
    for (size_t i = 0; i < space->count; i++)
        if (fact ? space->atoms[i].fact == fact
                 : space->atoms[i].leaf && condition_same(space->atoms[i].leaf, leaf))
            return i;
    space->atoms = arena_push(space->arena, space->atoms, space->count, &space->capacity,
                              sizeof *space->atoms);
    space->atoms[space->count] =
        (struct atom){.fact = fact, .leaf = fact ? NULL : leaf, .count = 3};
    return space->count++;
}

static void add_leaves(struct space *space, const struct condition *c)
{
    if (is_joint(c)) {
        add_leaves(space, c->a);
        if (c->b)
            add_leaves(space, c->b);
        return;
    }
    space->uses = arena_push(space->arena, space->uses, space->use_count, &space->use_capacity,
                             sizeof *space->uses);
    space->uses[space->use_count++] = (struct atom_use){c, atom_for(space, c)};
}

/* --- the answers to a fact --- */

struct answering {
    struct space *space;
    const struct fact *fact;
    struct answer *answers;
    size_t count, capacity;
    double *bounds; /* that the conditions name, and between */
    size_t bound_count, bound_capacity;
    bool by_age;
};

static void add_answer(struct answering *a, struct answer answer)
{
    a->answers =
        arena_push(a->space->arena, a->answers, a->count, &a->capacity, sizeof *a->answers);
    a->answers[a->count++] = answer;
}

/* With every age that the conditions tell apart: on each bound and a day beyond; and with none. */
static void add_dated(struct answering *a, struct answer answer)
{
    answer.age = -1;
    if (!a->by_age || a->fact->type != FACT_DATE)
        add_answer(a, answer);
    for (size_t i = 0; a->by_age && i < a->space->use_count; i++) {
        const struct condition *c = a->space->uses[i].leaf;
        if (c->kind != CONDITION_WITHIN || c->fact != a->fact)
            continue;
        answer.age = c->days;
        add_answer(a, answer);
        answer.age = c->days + 1;
        add_answer(a, answer);
    }
}

static void add_bound(struct answering *a, double bound)
{
    a->bounds = arena_push(a->space->arena, a->bounds, a->bound_count, &a->bound_capacity,
                           sizeof *a->bounds);
    a->bounds[a->bound_count++] = bound;
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* A fact that is worked out may lie outside of the range that holds for what is written. */
static bool is_plausible(const struct fact *fact, double number)
{
    return fact->derived || (number >= fact->low && number <= fact->high);
}

/* Every bound, one number between each two, and one beyond at either end. */
static void add_numbers(struct answering *a)
{
    if (!a->fact->derived && isfinite(a->fact->low))
        add_bound(a, a->fact->low);
    if (!a->fact->derived && isfinite(a->fact->high))
        add_bound(a, a->fact->high);
    if (a->bound_count == 0)
        add_bound(a, 0);
    qsort(a->bounds, a->bound_count, sizeof *a->bounds, compare_numbers);
    size_t named = a->bound_count;
    add_bound(a, a->bounds[0] - 1);
    add_bound(a, a->bounds[named - 1] + 1);
    for (size_t i = 1; i < named; i++)
        if (a->bounds[i - 1] < a->bounds[i])
            add_bound(a, (a->bounds[i - 1] + a->bounds[i]) / 2);
    for (size_t i = 0; i < a->bound_count; i++) {
        bool again = i > 0 && i < named && a->bounds[i] == a->bounds[i - 1];
        if (!again && is_plausible(a->fact, a->bounds[i]))
            add_dated(a, (struct answer){.state = VALUE_KNOWN, .number = a->bounds[i]});
    }
}

static void add_choices(struct answering *a)
{
    for (size_t i = 0; i < a->fact->choice_count; i++)
        add_dated(a, (struct answer){.state = VALUE_KNOWN, .choices = a->fact->choices[i].leaves});
}

static void find_bounds(struct answering *a)
{
    for (size_t i = 0; i < a->space->use_count; i++) {
        const struct condition *c = a->space->uses[i].leaf;
        if (!asks_fact(c) || fact_of(c) != a->fact)
            continue;
        a->by_age = a->by_age || c->kind == CONDITION_WITHIN;
        if (c->kind == CONDITION_COMPARE)
            add_bound(a, c->low->number);
        if (c->kind == CONDITION_COMPARE && c->high)
            add_bound(a, c->high->number);
    }
}

static void find_answers(struct space *space, struct atom *atom)
{
    struct answering a = {.space = space, .fact = atom->fact};
    find_bounds(&a);
    if (atom->fact->section->role != ROLE_POLICY)
        add_answer(&a, (struct answer){.state = VALUE_UNKNOWN, .age = -1});
    if (atom->fact->may_be_none)
        add_answer(&a, (struct answer){.state = VALUE_NONE, .age = -1});
    if (atom->fact->type == FACT_CHOICE)
        add_choices(&a);
    else if (atom->fact->type == FACT_NUMBER)
        add_numbers(&a);
    else
        for (int yes = 0; yes <= 1; yes++)
            add_dated(&a, (struct answer){.state = VALUE_KNOWN, .number = yes});
    atom->answers = a.answers;
    atom->count = a.count;
}

/* --- all combinations --- */

bool space_make(struct space *space, struct arena *arena, const struct condition *const *conditions,
                size_t count)
{
    double combinations = 1;
    *space = (struct space){.arena = arena};
    for (size_t i = 0; i < count; i++)
        add_leaves(space, conditions[i]);
    for (size_t i = 0; i < space->count; i++) {
        if (space->atoms[i].fact)
            find_answers(space, &space->atoms[i]);
        combinations *= (double)space->atoms[i].count;
    }
    return combinations <= COMBINATIONS_MOST;
}

static bool advance(struct space *space)
{
    if (!space->started) {
        space->started = true;
        return true;
    }
    for (size_t i = 0; i < space->count; i++) {
        if (++space->atoms[i].chosen < space->atoms[i].count)
            return true;
        space->atoms[i].chosen = 0;
    }
    return false;
}

/* Of an unfiltered question, or one that asks only how long ago: what is in the list now. */
static bool asks_presence(const struct condition *leaf)
{
    return leaf && leaf->kind == CONDITION_INCLUDE && (!leaf->filtered || !leaf->filter.states);
}

/* What is of a class is of all classes over it: COPD without a lung disease is not to be had. */
static bool contradicts(const struct atom *part, const struct atom *whole)
{
    if (!asks_presence(part->leaf) || !asks_presence(whole->leaf) || whole->leaf->filtered ||
        part->leaf->section != whole->leaf->section || truths[part->chosen] != TRUTH_YES ||
        truths[whole->chosen] == TRUTH_YES)
        return false;
    const struct term *term = part->leaf->term, *over = whole->leaf->term;
    bool by_form_only = term->any_route && !over->any_route; /* a gel counts for one alone */
    return !by_form_only && (over->members[term->index / 64] >> (term->index % 64) & 1);
}

static bool is_possible(const struct space *space)
{
    for (size_t i = 0; i < space->count; i++)
        for (size_t j = 0; j < space->count; j++)
            if (i != j && contradicts(&space->atoms[i], &space->atoms[j]))
                return false;
    return true;
}

bool space_next(struct space *space)
{
    while (advance(space))
        if (is_possible(space))
            return true;
    return false;
}

/* --- values --- */

static truth is(bool yes)
{
    return yes ? TRUTH_YES : TRUTH_NO;
}

static bool compares(const struct condition *c, double number)
{
    double low = c->low->number;
    switch (c->comparison) {
    case ABOVE: return number > low;
    case AT_LEAST: return number >= low;
    case BELOW: return number < low;
    case AT_MOST: return number <= low;
    default: return number >= low && number < c->high->number;
    }
}

static truth choice_value(const struct condition *c, const struct answer *answer)
{
    if ((answer->choices & ~c->leaves) == 0)
        return TRUTH_YES;
    return answer->choices & c->leaves ? TRUTH_UNKNOWN : TRUTH_NO;
}

static truth fact_value(const struct condition *c, const struct answer *answer)
{
    if (c->kind == CONDITION_KNOWN)
        return is(answer->state != VALUE_UNKNOWN);
    if (c->kind == CONDITION_COMPARE && answer->state == VALUE_NONE)
        return TRUTH_NO;
    if (answer->state != VALUE_KNOWN)
        return TRUTH_UNKNOWN;
    switch (c->kind) {
    case CONDITION_YES: return is(answer->number != 0);
    case CONDITION_CHOICE: return choice_value(c, answer);
    case CONDITION_WITHIN: return answer->age < 0 ? TRUTH_UNKNOWN : is(answer->age <= c->days);
    default: return is(compares(c, answer->number));
    }
}

/* There are never fewer than none. */
static bool always_of_count(const struct condition *c, truth *value)
{
    if (c->kind != CONDITION_COMPARE || c->low->kind != QUANTITY_NUMBER ||
        (c->left->kind != QUANTITY_COUNT_TERMS && c->left->kind != QUANTITY_COUNT_RECORDS))
        return false;
    double low = c->low->number;
    bool holds = (c->comparison == AT_LEAST && low <= 0) || (c->comparison == ABOVE && low < 0);
    bool never = (c->comparison == BELOW && low <= 0) || (c->comparison == AT_MOST && low < 0);
    *value = is(holds);
    return holds || never;
}

static truth leaf_value(const struct space *space, const struct condition *c)
{
    truth always;
    if (always_of_count(c, &always))
        return always;
    for (size_t i = 0; i < space->use_count; i++) {
        if (space->uses[i].leaf != c)
            continue;
        const struct atom *atom = &space->atoms[space->uses[i].atom];
        return atom->fact ? fact_value(c, &atom->answers[atom->chosen]) : truths[atom->chosen];
    }
    return TRUTH_UNKNOWN;
}

truth space_value(const struct space *space, const struct condition *c)
{
    switch (c->kind) {
    case CONDITION_AND: return space_value(space, c->a) & space_value(space, c->b);
    case CONDITION_OR: return space_value(space, c->a) | space_value(space, c->b);
    case CONDITION_NOT: {
        truth value = space_value(space, c->a);
        return value == TRUTH_UNKNOWN ? value : is(value == TRUTH_NO);
    }
    case CONDITION_IF_KNOWN: return is(space_value(space, c->a) == TRUTH_YES);
    default: return leaf_value(space, c);
    }
}
