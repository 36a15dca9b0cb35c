/* SPDX-License-Identifier: MIT */
/* Grades as clauses: made when a pack is loaded, worked out for each patient. */
#include <stdlib.h>
#include <string.h>

#include "facts/bits.h"
#include "rules/evaluate.h"
#include "rules/program.h"

enum { CLAUSES_MOST = 64 }; /* of one grade */

/* --- making --- */

/* How a part of a condition is read: which bound of it the grade's two bounds depend on, and
 * whether it counts while it is not so. */
struct reading {
    bool negative;
    bool must_by_may, may_by_may; /* by what is possible; else by what is certain */
    bool local;
};

/* The certain "not" is the "not" of what is possible. */
static struct reading negated(struct reading r)
{
    return (struct reading){!r.negative, !r.must_by_may, !r.may_by_may, r.local};
}

/* Of what is only if known, just the certain counts. Of a "not" of it, `negated` has turned the
 * bounds round already; both are the certain one all the same. */
static struct reading if_known(struct reading r)
{
    return (struct reading){r.negative, false, false, r.local};
}

/* Is it an "or", the way it is read? */
static bool is_either(const struct condition *c, bool negative)
{
    return (c->kind == CONDITION_OR) != negative;
}

/* How many clauses the condition is; stops counting beyond CLAUSES_MOST. */
static size_t count_clauses(const struct condition *c, bool negative, bool local)
{
    const struct condition *leaf = leaf_of(c, local);
    if (leaf)
        return leaf->kind == CONDITION_SITE_IS && !negative ? leaf->term_count : 1;
    if (c->kind == CONDITION_NOT)
        return count_clauses(c->a, !negative, local);
    if (c->kind == CONDITION_IF_KNOWN)
        return count_clauses(c->a, negative, local);
    size_t a = count_clauses(c->a, negative, local), b = count_clauses(c->b, negative, local);
    size_t count = is_either(c, negative) ? a + b : a * b;
    return count > CLAUSES_MOST ? CLAUSES_MOST + 1 : count;
}

static void add_literal(struct program *program, struct reading r, unsigned bit)
{
    unsigned may = bit + 64 * (unsigned)program->words;
    program->literals = arena_push(program->arena, program->literals, program->literal_count,
                                   &program->literal_capacity, sizeof *program->literals);
    program->literals[program->literal_count++] = (struct literal){
        2 * (r.must_by_may ? may : bit) + r.negative, 2 * (r.may_by_may ? may : bit) + r.negative};
}

static unsigned word_bit(const struct program *program, const struct condition *leaf,
                         const struct term *term)
{
    size_t word = leaf->kind == CONDITION_SITE_IS ? program->site_word
                                                  : program->list_words[leaf->section->list_index];
    return (unsigned)(64 * word) + (unsigned)term->target;
}

/* The site is one of some terms: a clause for each; it is none of them: all in one. */
static void add_leaf(struct program *program, struct reading r, const struct condition *leaf,
                     size_t number)
{
    if (leaf->kind == CONDITION_SITE_IS) {
        size_t first = r.negative ? 0 : number, end = r.negative ? leaf->term_count : number + 1;
        for (size_t i = first; i < end; i++)
            add_literal(program, r, word_bit(program, leaf, leaf->terms[i]));
    } else if (leaf->kind == CONDITION_INCLUDE && !leaf->filtered) {
        add_literal(program, r, word_bit(program, leaf, leaf->term));
    } else {
        add_literal(program, r, program->bits[leaf->slot]);
    }
}

/* Adds the literals of one clause of a condition. Of an "and" each clause of the one part goes with
 * each of the other. */
static void add_clause(struct program *program, struct reading r, const struct condition *c,
                       size_t number)
{
    const struct condition *leaf = leaf_of(c, r.local);
    if (leaf) {
        add_leaf(program, r, leaf, number);
    } else if (c->kind == CONDITION_NOT) {
        add_clause(program, negated(r), c->a, number);
    } else if (c->kind == CONDITION_IF_KNOWN) {
        add_clause(program, if_known(r), c->a, number);
    } else if (is_either(c, r.negative)) {
        size_t a = count_clauses(c->a, r.negative, r.local);
        add_clause(program, r, number < a ? c->a : c->b, number < a ? number : number - a);
    } else {
        size_t b = count_clauses(c->b, r.negative, r.local);
        add_clause(program, r, c->a, number / b);
        add_clause(program, r, c->b, number % b);
    }
}

/* A bit of a fact is known more often than one of a list; best is the first one. A literal that
 * counts while its bit is not set triggers nothing. */
static size_t choose_trigger(const struct program *program, const struct clause *clause)
{
    size_t chosen = clause->end;
    for (size_t i = clause->end; i-- > clause->first;) {
        unsigned code = program->literals[i].may;
        size_t word = code / 128 % program->words;
        bool best = word >= program->list_end && word < program->site_word;
        if (code % 2 == 0 && (best || chosen == clause->end))
            chosen = i;
    }
    return chosen;
}

static void put_trigger_first(struct program *program, struct clause *clause)
{
    struct literal *literals = program->literals;
    size_t chosen = choose_trigger(program, clause);
    clause->trigger = (unsigned)(128 * program->words);
    if (chosen == clause->end)
        return;
    struct literal trigger = literals[chosen];
    literals[chosen] = literals[clause->first];
    literals[clause->first] = trigger;
    clause->trigger = trigger.may / 2;
}

static void add_clauses(struct program *program, unsigned number)
{
    struct grade_program *grade = &program->grades[number];
    const struct reading plain = {false, false, true, grade->condition->about_site};
    struct clauses *clauses = plain.local ? &program->local : &program->whole;
    size_t count = count_clauses(grade->condition, false, plain.local);
    grade->by_tree = count > CLAUSES_MOST;
    program->any_by_tree |= grade->by_tree;
    for (size_t i = 0; i < count && !grade->by_tree; i++) {
        clauses->items = arena_push(program->arena, clauses->items, clauses->count,
                                    &clauses->capacity, sizeof *clauses->items);
        struct clause *clause = &clauses->items[clauses->count++];
        clause->grade = number;
        clause->first = (unsigned)program->literal_count;
        add_clause(program, plain, grade->condition, i);
        clause->end = (unsigned)program->literal_count;
        put_trigger_first(program, clause);
    }
}

static int by_trigger(const void *a, const void *b)
{
    const struct clause *left = a, *right = b;
    if (left->trigger != right->trigger)
        return left->trigger < right->trigger ? -1 : 1;
    return (left->first > right->first) - (left->first < right->first);
}

static void sort_clauses(struct program *program, struct clauses *clauses)
{
    size_t bits = 128 * program->words;
    clauses->triggers = arena_alloc(program->arena, 2 * program->words * sizeof(uint64_t));
    clauses->from = arena_alloc(program->arena, (bits + 2) * sizeof *clauses->from);
    if (clauses->count > 0)
        qsort(clauses->items, clauses->count, sizeof *clauses->items, by_trigger);
    size_t at = 0;
    for (size_t bit = 0; bit <= bits; bit++) {
        clauses->from[bit] = (unsigned)at;
        for (; at < clauses->count && clauses->items[at].trigger == bit; at++)
            if (bit < bits)
                bits_add(clauses->triggers, bit);
    }
    clauses->from[bits + 1] = (unsigned)at;
}

unsigned program_add(struct program *program, struct condition *condition)
{
    leaves_add(program, condition, condition->about_site);
    program->grades = arena_push(program->arena, program->grades, program->count,
                                 &program->capacity, sizeof *program->grades);
    program->grades[program->count] = (struct grade_program){.condition = condition};
    return (unsigned)program->count++;
}

void program_end_screening(struct program *program)
{
    program->screening = program->count;
    program->screening_leaves = program->leaf_count;
}

void program_seal(struct program *program, const struct schema *schema)
{
    leaves_seal(program, schema);
    for (size_t i = 0; i < program->count; i++)
        add_clauses(program, (unsigned)i);
    sort_clauses(program, &program->whole);
    sort_clauses(program, &program->local);
}

/* --- working out --- */

/* The lowest bit says whether the literal holds. */
static uint64_t look_up(const uint64_t *bits, unsigned code)
{
    return bits[code / 128] >> (code / 2 % 64) ^ code;
}

/* One evaluation under way: of the patient, or at one site. */
struct work {
    const struct program *program;
    const struct clauses *clauses;
    const uint64_t *bits;
    uint64_t lanes; /* where what is so counts */
    struct lanes *grades;
};

static void try_clause(const struct work *work, const struct clause *clause)
{
    struct lanes *grade = &work->grades[clause->grade];
    uint64_t must = 1, may = 1;
    for (unsigned i = clause->first; i < clause->end; i++) {
        const struct literal *literal = &work->program->literals[i];
        must &= look_up(work->bits, literal->must);
        may &= look_up(work->bits, literal->may);
    }
    grade->must |= work->lanes & (0 - must);
    grade->may |= work->lanes & (0 - may);
}

static void try_triggered_by(const struct work *work, size_t bit)
{
    for (unsigned i = work->clauses->from[bit]; i < work->clauses->from[bit + 1]; i++)
        try_clause(work, &work->clauses->items[i]);
}

static void try_clauses(const struct work *work)
{
    size_t words = 2 * work->program->words;
    for (size_t i = 0; i < words; i++)
        for (uint64_t set = work->bits[i] & work->clauses->triggers[i]; set; set &= set - 1)
            try_triggered_by(work, 64 * i + bits_lowest(set));
    try_triggered_by(work, 64 * words);
}

/* Local grades at each site: the patient's bits about sites give way to those of the site. */
static void try_at_sites(struct work *work, size_t site_count, uint64_t *bits,
                         const uint64_t *sites)
{
    const struct program *program = work->program;
    size_t words = program->words - program->site_word;
    work->clauses = &program->local;
    for (size_t i = 0; i < site_count && program->local.count; i++, sites += 2 * words) {
        memcpy(bits + program->site_word, sites, words * sizeof *bits);
        memcpy(bits + program->words + program->site_word, sites + words, words * sizeof *bits);
        work->lanes = (uint64_t)1 << i;
        try_clauses(work);
    }
}

size_t program_room(const struct program *program, size_t site_count)
{
    return 2 * program->words + 2 * (program->words - program->site_word) * site_count;
}

/* For a patient before a session aftercare's clauses are tried too, and nobody asks what came of
 * them. */
void evaluate_program(const struct evaluation *e, const struct program *program, bool aftercare,
                      uint64_t *room, struct lanes *grades)
{
    uint64_t *bits = room, *sites = room + 2 * program->words;
    struct work work = {program, &program->whole, bits, e->all, grades};
    answers_set(e, program, aftercare, bits, sites);
    memset(grades, 0, program->count * sizeof *grades);
    try_clauses(&work);
    try_at_sites(&work, e->patient->site_count, bits, sites);
    for (size_t i = 0; program->any_by_tree && i < program->count; i++)
        if (program->grades[i].by_tree && (aftercare || i < program->screening))
            grades[i] = evaluate_condition(e, program->grades[i].condition);
}
