/* SPDX-License-Identifier: MIT */
/* Mutation: would the examples notice a mistake in the condition?
 *
 * One thing at a time is changed in a copy of a condition (a local that stands in two places is
 * changed in both), and the examples are asked again. Changed are: a bound, by the fact's smallest
 * step both ways; a comparison (above, at least); & and | for each other; a part left out, or
 * turned into its opposite; a class or word, for its neighbour (one of the same classes); a state
 * or a day asked for, left out; if_known, left out, or put around the whole and around each part
 * that may be unknown by itself; a rule of unless_given, left out.
 *
 * A change in a named condition is noticed if some rule that reads it then says something else of
 * one of its examples.
 */
#ifndef CONTRA_AUTHORING_MUTATE_H
#define CONTRA_AUTHORING_MUTATE_H

#include "authoring/proof.h"
#include "authoring/subject.h"

void mutate_rule(struct proof *proof, const struct trials *trials, const struct rule *rule);
void mutate_derive(struct proof *proof, const struct trials *trials, const struct derive *derive);

/* --- mutate_leaf.c: what else a leaf might have been --- */
struct leaf_mutants {
    struct arena *arena;
    struct condition **items;
    size_t count, capacity;
};
void mutate_leaf(struct leaf_mutants *mutants, const struct condition *leaf);

#endif
