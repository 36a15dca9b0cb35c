/* SPDX-License-Identifier: MIT */
/* What else a leaf might have been: another bound, another word. */
#include <math.h>
#include <string.h>

#include "authoring/mutate.h"
#include "base/text.h"
#include "facts/bits.h"
#include "facts/vocabulary.h"

static struct condition *add(struct leaf_mutants *mutants, const struct condition *leaf)
{
    struct condition *mutant = arena_alloc(mutants->arena, sizeof *mutant);
    *mutant = *leaf;
    mutants->items = arena_push(mutants->arena, (void *)mutants->items, mutants->count,
                                &mutants->capacity, sizeof *mutants->items);
    mutants->items[mutants->count++] = mutant;
    return mutant;
}

/* --- numbers --- */

static double step_of(const struct quantity *left)
{
    switch (left->kind) {
    case QUANTITY_FACT: return left->fact->step > 0 ? left->fact->step : 1;
    case QUANTITY_YEARS_SINCE:
    case QUANTITY_COUNT_TERMS:
    case QUANTITY_COUNT_RECORDS: return 1;
    default: return 0;
    }
}

/* 0.1 + 0.2 is to be 0.3. */
static double rounded(double number)
{
    char words[32];
    const char *cursor = words;
    text_write_number(number, words);
    return text_read_number(&cursor, &number) ? number : 0;
}

static bool plausible(const struct quantity *left, double bound)
{
    if (left->kind == QUANTITY_FACT)
        return bound >= left->fact->low && bound <= left->fact->high;
    return bound >= 0;
}

static struct quantity *number_new(struct arena *arena, double number)
{
    struct quantity *quantity = arena_alloc(arena, sizeof *quantity);
    quantity->kind = QUANTITY_NUMBER;
    quantity->number = number;
    return quantity;
}

/* The bound, a step further; NULL if it would mean nothing there. */
static struct quantity *moved(struct arena *arena, const struct condition *leaf,
                              struct quantity *bound, double step)
{
    if (bound->kind == QUANTITY_NUMBER) {
        double number = rounded(bound->number + step);
        return plausible(leaf->left, number) ? number_new(arena, number) : NULL;
    }
    struct quantity *sum = arena_alloc(arena, sizeof *sum);
    sum->kind = step < 0 ? QUANTITY_SUBTRACT : QUANTITY_ADD;
    sum->a = bound;
    sum->b = number_new(arena, fabs(step));
    return sum;
}

static void move_bounds(struct leaf_mutants *mutants, const struct condition *leaf)
{
    double step = step_of(leaf->left);
    const double steps[] = {-step, step};
    for (size_t i = 0; step > 0 && i < 2; i++) {
        struct quantity *low = moved(mutants->arena, leaf, leaf->low, steps[i]);
        struct quantity *high =
            leaf->high ? moved(mutants->arena, leaf, leaf->high, steps[i]) : NULL;
        if (low)
            add(mutants, leaf)->low = low;
        if (high)
            add(mutants, leaf)->high = high;
    }
}

/* :between(a, b) without one of its bounds, else > for >= and so on. */
static void turn_comparison(struct leaf_mutants *mutants, const struct condition *leaf)
{
    static const enum comparison turned[] = {
        [ABOVE] = AT_LEAST, [AT_LEAST] = ABOVE, [BELOW] = AT_MOST, [AT_MOST] = BELOW};
    struct condition *mutant = add(mutants, leaf);
    if (leaf->comparison != BETWEEN) {
        mutant->comparison = turned[leaf->comparison];
        return;
    }
    mutant->comparison = AT_LEAST;
    mutant->high = NULL;
    mutant = add(mutants, leaf);
    mutant->comparison = BELOW;
    mutant->low = leaf->high;
    mutant->high = NULL;
}

/* --- words --- */

static bool shares_class(const struct term *a, const struct term *b)
{
    if (a->classes.count == 0 || b->classes.count == 0)
        return a->classes.count == b->classes.count;
    for (size_t i = 0; i < a->classes.count; i++)
        for (size_t j = 0; j < b->classes.count; j++)
            if (text_same(a->classes.items[i], b->classes.items[j]))
                return true;
    return false;
}

static bool has_members(const struct term *term)
{
    for (size_t i = 0; i < term->vocabulary->words; i++)
        if (term->members[i] & ~(i == term->index / 64 ? (uint64_t)1 << term->index % 64 : 0))
            return true;
    return false;
}

/* Another word of the same classes that means none of the same; the next in its file, or the first
 * of them. NULL if there is none. */
static const struct term *neighbour(const struct term *term)
{
    const struct vocabulary *vocabulary = term->vocabulary;
    for (size_t i = 1; i < vocabulary->count; i++) {
        const struct term *other = vocabulary->terms[(term->index + i) % vocabulary->count];
        if (other->is_class == term->is_class && shares_class(term, other) &&
            !bits_meet(term->members, other->members, vocabulary->words) &&
            (!other->is_class || has_members(other)))
            return other;
    }
    return NULL;
}

static void other_term(struct leaf_mutants *mutants, const struct condition *leaf)
{
    const struct term *other = neighbour(leaf->term);
    if (!other)
        return;
    struct condition *mutant = add(mutants, leaf);
    mutant->term = other;
    if (leaf->kind == CONDITION_INCLUDE && !leaf->filtered) {
        mutant->filtered = true; /* the other may have no target */
        mutant->filter = (struct entry_filter){NULL, 0, -1};
    }
}

/* A set of words with one of them changed for its neighbour, or left out (`other` NULL). */
static const struct term **with_other(struct arena *arena, const struct term **terms, size_t *count,
                                      size_t index, const struct term *other)
{
    const struct term **set = arena_alloc(arena, *count * sizeof *set);
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++)
        if (i != index)
            set[kept++] = terms[i];
        else if (other)
            set[kept++] = other;
    *count = kept;
    return set;
}

static void other_sites(struct leaf_mutants *mutants, const struct condition *leaf)
{
    for (size_t i = 0; i < leaf->term_count; i++) {
        const struct term *other = leaf->term_count == 1 ? neighbour(leaf->terms[i]) : NULL;
        if (leaf->term_count == 1 && !other)
            continue;
        struct condition *mutant = add(mutants, leaf);
        mutant->terms = with_other(mutants->arena, leaf->terms, &mutant->term_count, i, other);
    }
}

static void other_counted(struct leaf_mutants *mutants, const struct condition *leaf)
{
    const struct quantity *counted = leaf->left;
    if (counted->kind != QUANTITY_COUNT_TERMS)
        return;
    for (size_t i = 0; i < counted->term_count; i++) {
        const struct term *other = counted->term_count == 1 ? neighbour(counted->terms[i]) : NULL;
        if (counted->term_count == 1 && !other)
            continue;
        struct quantity *set = arena_alloc(mutants->arena, sizeof *set);
        *set = *counted;
        set->terms = with_other(mutants->arena, counted->terms, &set->term_count, i, other);
        add(mutants, leaf)->left = set;
    }
}

/* --- what else a leaf asks --- */

static void other_filter(struct leaf_mutants *mutants, const struct condition *leaf)
{
    if (!leaf->filtered)
        return;
    if (leaf->filter.state_count) {
        struct condition *mutant = add(mutants, leaf);
        mutant->filter.states = NULL;
        mutant->filter.state_count = 0;
    }
    if (leaf->filter.within_days >= 0) {
        add(mutants, leaf)->filter.within_days++;
        add(mutants, leaf)->filter.within_days--;
    }
}

static void other_days(struct leaf_mutants *mutants, const struct condition *leaf)
{
    add(mutants, leaf)->days++;
    if (leaf->days > 0)
        add(mutants, leaf)->days--;
}

static const char *choice_words(struct arena *arena, const struct fact *fact, uint32_t leaves)
{
    struct text words;
    text_start(&words, arena);
    for (size_t i = 0; i < fact->choice_count; i++) {
        uint32_t own = fact->choices[i].leaves;
        bool finest = (own & (own - 1)) == 0;
        if (finest && (own & leaves))
            text_addf(&words, "%s\"%s\"", words.length ? ", " : "", fact->choices[i].name);
    }
    return words.bytes;
}

static void add_choice(struct leaf_mutants *mutants, const struct condition *leaf, uint32_t leaves)
{
    struct condition *mutant = add(mutants, leaf);
    mutant->leaves = leaves;
    mutant->words = choice_words(mutants->arena, leaf->fact, leaves);
}

/* One of several words left out; a single one for the next. */
static void other_choice(struct leaf_mutants *mutants, const struct condition *leaf)
{
    uint32_t all = 0;
    for (size_t i = 0; i < leaf->fact->choice_count; i++)
        all |= leaf->fact->choices[i].leaves;
    for (uint32_t bit = 1; bit && bit <= all; bit <<= 1) {
        if (!(leaf->leaves & bit))
            continue;
        if (leaf->leaves != bit)
            add_choice(mutants, leaf, leaf->leaves & ~bit);
        else
            add_choice(mutants, leaf, (bit << 1) & all ? bit << 1 : 1);
    }
}

static void other_side(struct leaf_mutants *mutants, const struct condition *leaf)
{
    add(mutants, leaf)->side = leaf->side == SIDE_LEFT ? SIDE_RIGHT : SIDE_LEFT;
}

static void other_length(struct leaf_mutants *mutants, const struct condition *leaf)
{
    add(mutants, leaf)->length += 1;
    add(mutants, leaf)->length -= 1;
}

/* At the site itself, or anywhere in its limb. */
static void other_reach(struct leaf_mutants *mutants, const struct condition *leaf)
{
    add(mutants, leaf)->kind =
        leaf->kind == CONDITION_SITE_LIMB ? CONDITION_SITE_AFFECTED : CONDITION_SITE_LIMB;
}

void mutate_leaf(struct leaf_mutants *mutants, const struct condition *leaf)
{
    switch (leaf->kind) {
    case CONDITION_COMPARE:
        turn_comparison(mutants, leaf);
        move_bounds(mutants, leaf);
        other_counted(mutants, leaf);
        break;
    case CONDITION_CHOICE: other_choice(mutants, leaf); break;
    case CONDITION_WITHIN:
    case CONDITION_RECORD_WITHIN: other_days(mutants, leaf); break;
    case CONDITION_INCLUDE:
        other_term(mutants, leaf);
        other_filter(mutants, leaf);
        break;
    case CONDITION_SITE_IS: other_sites(mutants, leaf); break;
    case CONDITION_SITE_SIDE: other_side(mutants, leaf); break;
    case CONDITION_SITE_AFFECTED:
    case CONDITION_SITE_LIMB:
        other_term(mutants, leaf);
        other_reach(mutants, leaf);
        break;
    case CONDITION_SITE_NEEDLE: other_length(mutants, leaf); break;
    default: break;
    }
}
