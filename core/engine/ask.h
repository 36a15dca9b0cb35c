/* SPDX-License-Identifier: MIT */
/* Asking: the list of questions while it grows (leaf.c), and the walk that finds them
 * (questions.c). */
#ifndef CONTRA_ENGINE_ASK_H
#define CONTRA_ENGINE_ASK_H

#include "engine/check.h"

struct asked {
    contra_question question;
    const char **terms, **rules;
    size_t term_capacity, rule_capacity;
    size_t order; /* of first mention */
};

struct asking {
    struct check *check;
    struct asked **items;
    size_t count, capacity;
    const struct rule *rule; /* that asks now */
    contra_grade could_be;
    bool could_lower;
    bool asked;               /* something was asked for since this was last false */
    struct evidence *missing; /* instead of asking: collect the names */
};

/* Adds a question, or what this rule asks for to one that is there. `term`, of a section of terms,
 * is the word that matters; or NULL. */
void ask(struct asking *asking, const char *fact, const char *question, const char *term);

/* Asks for a fact; of a derived one, for what it needs. */
void ask_fact(struct asking *asking, const struct fact *fact, uint64_t lanes);

/* Asks for what is not known of these sites: which they are, the side, or how long the needle is.
 */
void ask_sites(struct asking *asking, uint64_t lanes, bool needle);

/* Asks for what leaves an undetermined leaf open at these sites. */
void ask_leaf(struct asking *asking, const struct condition *c, uint64_t lanes);

/* Walks from an undetermined condition to its leaves, and asks there. */
void questions_walk(struct asking *asking, const struct condition *c, uint64_t lanes);

#endif
