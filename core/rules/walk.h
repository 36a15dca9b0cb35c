/* SPDX-License-Identifier: MIT */
/* Visits all parts of a condition or quantity, the whole before its parts. */
#ifndef CONTRA_RULES_WALK_H
#define CONTRA_RULES_WALK_H

#include "rules/condition.h"

struct walk {
    void (*condition)(void *payload, const struct condition *condition); /* or NULL */
    void (*quantity)(void *payload, const struct quantity *quantity);    /* or NULL */
    void *payload;
};

/* Either may be NULL: there is nothing to visit then. */
void walk_condition(const struct walk *walk, const struct condition *condition);
void walk_quantity(const struct walk *walk, const struct quantity *quantity);

#endif
