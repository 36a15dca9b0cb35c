/* SPDX-License-Identifier: MIT */
/* All that could be known, as far as some conditions can tell it apart.
 *
 * A yes-no fact is yes, no or not known; a number lies on or between the bounds that the conditions
 * name; all else that is asked (a list, a site, a count) is yes, no or not known by itself. Going
 * through all combinations shows what a condition can never be. There are combinations among them
 * that no patient has; so what is found to be impossible is impossible, and what is not found may
 * still be.
 */
#ifndef CONTRA_AUTHORING_ATOMS_H
#define CONTRA_AUTHORING_ATOMS_H

#include "facts/truth.h"
#include "rules/rule.h"

/* One answer to a fact. */
struct answer {
    enum value_state state;
    double number;
    uint32_t choices;
    int age; /* in days; -1: no day is given */
};

/* What varies: a fact, or one question that stands for itself. */
struct atom {
    const struct fact *fact; /* or */
    const struct condition *leaf;
    struct answer *answers; /* of a fact */
    size_t count;           /* of answers; 3 (no, not known, yes) for a question */
    size_t chosen;
};

struct space {
    struct arena *arena;
    struct atom *atoms;
    size_t count, capacity;
    struct atom_use *uses; /* which atom each leaf asks */
    size_t use_count, use_capacity;
    bool started;
};

struct atom_use {
    const struct condition *leaf;
    size_t atom;
};

/* All combinations for some conditions. False if there are too many to go through. */
bool space_make(struct space *space, struct arena *arena, const struct condition *const *conditions,
                size_t count);

/* Goes on to the next combination, and first to the first; false behind the last. */
bool space_next(struct space *space);

/* The value of one of the conditions, or of a part of one, in this combination. */
truth space_value(const struct space *space, const struct condition *condition);

#endif
