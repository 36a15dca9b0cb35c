/* SPDX-License-Identifier: MIT */
/* The conditions of all grades, made ready to be worked out together.
 *
 * What conditions ask of a patient or a site are leaves; each has a bit in two sets, of what is
 * certain and of what is possible. Words of a list stand side by side, as the list itself keeps
 * them; bounds of a number are sorted, so that its rank among them gives all its bits at once.
 *
 * A grade is an "or" of clauses, and a clause an "and" of literals. Kleene's laws allow that: both
 * bounds of a condition are plain "and", "or" and "not" of bounds of its leaves. One literal of a
 * clause is its trigger: while that bit is not set, nobody looks at the clause.
 */
#ifndef CONTRA_RULES_PROGRAM_H
#define CONTRA_RULES_PROGRAM_H

#include "rules/condition.h"

/* For each bound of the clause a bit: twice its number, and one more if it counts while it is not
 * set. The bits of what is possible have their numbers behind those of what is certain. */
struct literal {
    unsigned must, may;
};

struct clause {
    unsigned grade;
    unsigned first, end; /* literals; the first is the trigger, if there is one */
    unsigned trigger;    /* the bit; behind all bits: it has none, and is always looked at */
};

/* Clauses in the order of their triggers. */
struct clauses {
    struct clause *items;
    size_t count, capacity;
    uint64_t *triggers; /* the bits that are some clause's */
    unsigned *from;     /* by bit: where its clauses begin */
};

struct grade_program {
    const struct condition *condition;
    bool by_tree; /* it would have too many clauses: evaluate_condition works it out */
};

/* What is asked of one fact: all in one word. */
struct fact_bits {
    unsigned fact, word;
    uint64_t asked; /* may be so while the fact is unknown */
    uint64_t known; /* are so if it is not */
    const double *bounds;
    size_t bound_count;
    const uint64_t *by_rank; /* what is so of a number: see rank_of */
    const uint32_t *choices; /* each asks for some leaves of a choice */
    const uint64_t *choice_bits;
    size_t choice_count;
};

/* What is left to evaluate_condition. */
struct other_bit {
    const struct condition *condition;
    unsigned bit;
};
struct other_bits {
    struct other_bit *items;
    size_t count, screening; /* the first ones are what screening rules ask */
};

struct program {
    struct arena *arena;
    struct grade_program *grades; /* those of screening rules first */
    size_t count, capacity, screening;
    bool any_by_tree;
    const struct condition **leaves; /* but for words of lists and of sites; equal ones once */
    size_t leaf_count, leaf_capacity, screening_leaves;
    unsigned *buckets; /* hash of leaves by what they ask; slot + 1 */
    size_t bucket_count;

    /* once sealed */
    size_t words;         /* of one set of bits */
    size_t list_end;      /* before it they are words of lists */
    size_t site_word;     /* from here on they are about a site */
    unsigned *bits;       /* of leaves, by slot */
    unsigned *list_words; /* where the words of a list stand, by list_index */
    struct fact_bits *facts;
    size_t fact_count;
    struct other_bits others, site_others;
    struct clauses whole, local; /* about the patient; about the site in turn */
    struct literal *literals;
    size_t literal_count, literal_capacity;
};

/* Adds the condition of a grade; returns the grade's number. Those of screening rules come first,
 * and program_end_screening behind them. */
unsigned program_add(struct program *program, struct condition *condition);
void program_end_screening(struct program *program);

/* Once all are added, and the vocabularies have their targets. */
void program_seal(struct program *program, const struct schema *schema);

/* --- leaves.c --- */

/* Gives the leaves of a condition their slots; of a local one, if `local`. */
void leaves_add(struct program *program, struct condition *condition, bool local);

/* Gives all leaves their bits. */
void leaves_seal(struct program *program, const struct schema *schema);

/* A condition that is one leaf of a grade: its inner one, if it asks for some site. NULL: it is
 * not. */
const struct condition *leaf_of(const struct condition *condition, bool local);

/* --- answers.c --- */

struct evaluation;

/* Sets the bits of a patient (2 * words), and for each planned site those about it (2 * (words -
 * site_word), behind each other); in the patient's stands what is so at some site. */
void answers_set(const struct evaluation *evaluation, const struct program *program, bool aftercare,
                 uint64_t *bits, uint64_t *sites);

#endif
