/* SPDX-License-Identifier: MIT */
/* Rules in plain Lua: a stack of interchangeable Lua states, and one call of one check.
 *
 * The states are made on demand from the text of the files that hold a check, borrowed for one
 * patient's check and given back. Nothing that a rule stores outlives its call. */
#ifndef CONTRA_RULES_LUA_CHECK_H
#define CONTRA_RULES_LUA_CHECK_H

#include <pthread.h>

#include "rules/judging.h"
#include "rules/sandbox.h"

struct check_pool {
    const struct rulebook *book;
    struct sandbox_limits limits;
    pthread_mutex_t lock; /* guards idle */
    struct check_state *idle;
};

void check_pool_start(struct check_pool *pool, const struct rulebook *book,
                      const struct sandbox_limits *limits);
void check_pool_end(struct check_pool *pool);

/* Borrows a state, making one if none is idle; NULL if there is no memory. */
struct check_state *check_pool_borrow(struct check_pool *pool);
void check_pool_return(struct check_pool *pool, struct check_state *state);

/* True if all that the rule needs is known; else *missing names the first that is not. */
bool check_needs_known(const struct rule *rule, const struct patient *patient,
                       const char **missing);

/* Calls one check for the patient, or for one of the sites. Call only if its needs are known. */
struct check_answer check_call(struct check_state *state, const struct rule *rule,
                               const struct patient *patient, const struct planned_site *site,
                               struct arena *arena);

#endif
