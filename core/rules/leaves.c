/* SPDX-License-Identifier: MIT */
/* The leaves of a program: which there are, and which bit each has. */
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "facts/bits.h"
#include "rules/program.h"

/* --- which there are --- */

static bool joins(const struct condition *c)
{
    return c->kind == CONDITION_AND || c->kind == CONDITION_OR || c->kind == CONDITION_NOT ||
           c->kind == CONDITION_IF_KNOWN;
}

/* "At some site" is a leaf; around a leaf about the site it is that leaf, since the patient's bit
 * of it says whether it is so at some site. In a local grade the bit is that of the site in turn.
 */
const struct condition *leaf_of(const struct condition *c, bool local)
{
    if (joins(c))
        return NULL;
    bool inner = c->kind == CONDITION_ANY_SITE && !local && !joins(c->a) && c->a->about_site;
    return inner ? c->a : c;
}

static bool is_word(const struct condition *c)
{
    return c->kind == CONDITION_SITE_IS || (c->kind == CONDITION_INCLUDE && !c->filtered);
}

static uint32_t leaf_hash(const struct condition *c)
{
    const void *parts[] = {c->fact, c->term, c->left ? (const void *)c->left->fact : NULL};
    uint32_t hash = text_hash((const char *)parts, sizeof parts);
    return hash * 31 + (uint32_t)c->kind;
}

static size_t bucket_of(const struct program *program, const struct condition *leaf)
{
    size_t at = leaf_hash(leaf) & (program->bucket_count - 1);
    while (program->buckets[at] && !condition_same(program->leaves[program->buckets[at] - 1], leaf))
        at = (at + 1) & (program->bucket_count - 1);
    return at;
}

static void rehash(struct program *program)
{
    program->bucket_count = program->bucket_count ? program->bucket_count * 2 : 256;
    program->buckets =
        arena_alloc(program->arena, program->bucket_count * sizeof *program->buckets);
    for (size_t i = 0; i < program->leaf_count; i++)
        program->buckets[bucket_of(program, program->leaves[i])] = (unsigned)i + 1;
}

static unsigned slot_of(struct program *program, const struct condition *leaf)
{
    if (program->leaf_count * 2 >= program->bucket_count)
        rehash(program);
    size_t at = bucket_of(program, leaf);
    if (program->buckets[at])
        return program->buckets[at] - 1;
    program->leaves = arena_push(program->arena, (void *)program->leaves, program->leaf_count,
                                 &program->leaf_capacity, sizeof *program->leaves);
    program->leaves[program->leaf_count++] = leaf;
    program->buckets[at] = (unsigned)program->leaf_count;
    return (unsigned)program->leaf_count - 1;
}

void leaves_add(struct program *program, struct condition *c, bool local)
{
    const struct condition *leaf = leaf_of(c, local);
    if (!leaf) {
        leaves_add(program, c->a, local);
        if (c->b)
            leaves_add(program, c->b, local);
    } else if (!is_word(leaf)) {
        struct condition *own = leaf == c ? c : c->a;
        own->slot = slot_of(program, leaf);
    }
}

/* --- words of lists --- */

/* As in a patient, so that all of them are copied at once. */
static void place_lists(struct program *program, const struct schema *schema)
{
    program->list_words =
        arena_alloc(program->arena, (schema->term_section_count + 1) * sizeof *program->list_words);
    for (size_t i = 0; i < schema->section_count; i++) {
        const struct section *section = schema->sections[i];
        if (section->kind != SECTION_TERMS)
            continue;
        program->list_words[section->list_index] = (unsigned)program->words;
        program->words += section->vocabulary->target_words;
    }
}

/* --- facts --- */

/* Beside numbers that are written in the rule. */
static bool is_plain_comparison(const struct condition *c)
{
    return c->kind == CONDITION_COMPARE && c->left->kind == QUANTITY_FACT &&
           c->left->fact->section->kind != SECTION_RECORDS && c->low->kind == QUANTITY_NUMBER &&
           (!c->high || c->high->kind == QUANTITY_NUMBER);
}

/* The fact whose bits the leaf stands among, or NULL. */
static const struct fact *fact_of(const struct condition *c)
{
    if (is_plain_comparison(c))
        return c->left->fact;
    return c->kind == CONDITION_YES || c->kind == CONDITION_CHOICE || c->kind == CONDITION_KNOWN
               ? c->fact
               : NULL;
}

static bool is_so(const struct condition *c, double number)
{
    if (c->kind == CONDITION_YES)
        return number != 0;
    switch (c->comparison) {
    case ABOVE: return number > c->low->number;
    case AT_LEAST: return number >= c->low->number;
    case BELOW: return number < c->low->number;
    case AT_MOST: return number <= c->low->number;
    case BETWEEN: return number >= c->low->number && number < c->high->number;
    }
    return false;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The leaves of one fact, in the order of their bits. */
struct fact_leaves {
    const struct fact *fact;
    const struct condition *leaves[64];
    unsigned bits[64];
    size_t count;
};

static void sort_bounds(struct program *program, struct fact_bits *facts,
                        const struct fact_leaves *asked)
{
    double *bounds = arena_alloc(program->arena, 2 * asked->count * sizeof *bounds);
    size_t count = 0;
    for (size_t i = 0; i < asked->count; i++) {
        const struct condition *c = asked->leaves[i];
        if (c->kind == CONDITION_YES)
            bounds[count++] = 0;
        if (c->kind == CONDITION_COMPARE)
            bounds[count++] = c->low->number;
        if (c->kind == CONDITION_COMPARE && c->high)
            bounds[count++] = c->high->number;
    }
    qsort(bounds, count, sizeof *bounds, by_size);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || bounds[i] != bounds[i - 1])
            bounds[facts->bound_count++] = bounds[i];
    facts->bounds = bounds;
}

/* A number of this rank: below all bounds, at the first, between it and the second, … */
static double example_of(const struct fact_bits *facts, size_t rank)
{
    if (rank % 2 == 1)
        return facts->bounds[rank / 2];
    if (rank == 0)
        return -INFINITY;
    if (rank == 2 * facts->bound_count)
        return INFINITY;
    return facts->bounds[rank / 2 - 1] / 2 + facts->bounds[rank / 2] / 2;
}

static void rank_bounds(struct program *program, struct fact_bits *facts,
                        const struct fact_leaves *asked)
{
    sort_bounds(program, facts, asked);
    size_t ranks = 2 * facts->bound_count + 1;
    uint64_t *by_rank = arena_alloc(program->arena, ranks * sizeof *by_rank);
    for (size_t rank = 0; rank < ranks; rank++)
        for (size_t i = 0; i < asked->count; i++) {
            const struct condition *c = asked->leaves[i];
            bool of_number = c->kind == CONDITION_YES || c->kind == CONDITION_COMPARE;
            if (of_number && is_so(c, example_of(facts, rank)))
                bits_add(&by_rank[rank], asked->bits[i] % 64);
        }
    facts->by_rank = by_rank;
}

static void list_choices(struct program *program, struct fact_bits *facts,
                         const struct fact_leaves *asked)
{
    uint32_t *choices = arena_alloc(program->arena, asked->count * sizeof *choices);
    uint64_t *bits = arena_alloc(program->arena, asked->count * sizeof *bits);
    for (size_t i = 0; i < asked->count; i++) {
        if (asked->leaves[i]->kind != CONDITION_CHOICE)
            continue;
        choices[facts->choice_count] = asked->leaves[i]->leaves;
        bits_add(&bits[facts->choice_count++], asked->bits[i] % 64);
    }
    facts->choices = choices;
    facts->choice_bits = bits;
}

/* All leaves of the fact get bits of one word; should there be more than that, the rest are others.
 */
static void place_fact(struct program *program, struct fact_leaves *asked, size_t *next)
{
    if (*next % 64 + asked->count > 64)
        *next += 64 - *next % 64;
    struct fact_bits *facts = &program->facts[program->fact_count++];
    facts->fact = asked->fact->index;
    facts->word = (unsigned)(*next / 64);
    for (size_t i = 0; i < asked->count; i++) {
        const struct condition *leaf = asked->leaves[i];
        asked->bits[i] = program->bits[leaf->slot] = (unsigned)(*next)++;
        bits_add(leaf->kind == CONDITION_KNOWN ? &facts->known : &facts->asked,
                 asked->bits[i] % 64);
    }
    rank_bounds(program, facts, asked);
    list_choices(program, facts, asked);
}

/* Leaves of one fact are found as a chain: from the last to those before. */
static void place_facts(struct program *program, const struct schema *schema, size_t *next)
{
    unsigned *last = arena_alloc(program->arena, (schema->fact_count + 1) * sizeof *last);
    unsigned *before = arena_alloc(program->arena, (program->leaf_count + 1) * sizeof *before);
    program->facts = arena_alloc(program->arena, (schema->fact_count + 1) * sizeof *program->facts);
    for (unsigned i = 0; i < program->leaf_count; i++) {
        const struct fact *fact = fact_of(program->leaves[i]);
        if (fact) {
            before[i] = last[fact->index];
            last[fact->index] = i + 1;
        }
    }
    for (size_t i = 0; i < schema->fact_count; i++) {
        struct fact_leaves asked = {.fact = schema->facts[i]};
        for (unsigned at = last[i]; at && asked.count < 64; at = before[at - 1])
            asked.leaves[asked.count++] = program->leaves[at - 1];
        if (asked.count)
            place_fact(program, &asked, next);
    }
}

/* --- all bits --- */

#define NO_BIT UINT_MAX

static void place_others(struct program *program, struct other_bits *others, bool about_site,
                         size_t *next)
{
    others->items = arena_alloc(program->arena, (program->leaf_count + 1) * sizeof *others->items);
    for (size_t i = 0; i < program->leaf_count; i++) {
        const struct condition *leaf = program->leaves[i];
        if (program->bits[i] != NO_BIT || leaf->about_site != about_site)
            continue;
        program->bits[i] = (unsigned)(*next)++;
        others->items[others->count++] = (struct other_bit){leaf, program->bits[i]};
        if (i < program->screening_leaves)
            others->screening = others->count;
    }
}

void leaves_seal(struct program *program, const struct schema *schema)
{
    program->bits = arena_alloc(program->arena, (program->leaf_count + 1) * sizeof *program->bits);
    for (size_t i = 0; i < program->leaf_count; i++)
        program->bits[i] = NO_BIT;
    place_lists(program, schema);
    program->list_end = program->words;
    size_t next = 64 * program->words;
    place_facts(program, schema, &next);
    place_others(program, &program->others, false, &next);
    program->site_word = bits_words(next);
    next =
        64 * (program->site_word + (schema->sites ? schema->sites->vocabulary->target_words : 0));
    place_others(program, &program->site_others, true, &next);
    program->words = bits_words(next);
}
