/* SPDX-License-Identifier: MIT */
/* Who uses a fact or a word: which rules, and which named conditions (derived facts). */
#ifndef CONTRA_AUTHORING_USES_H
#define CONTRA_AUTHORING_USES_H

#include "rules/rule.h"

/* What is looked for: a fact, or a term, or a whole section. */
struct use {
    const struct fact *fact;
    const struct term *term;
    const struct section *section;
};

/* In its conditions, in what its check needs, or in its texts. */
bool rule_uses(const struct rule *rule, const struct use *use);
bool derive_uses(const struct derive *derive, const struct use *use);

/* "bleeding, platelets; through patient.lean"; "" if nobody does. */
const char *users_told(const struct rulebook *book, const struct use *use, struct arena *arena);

#endif
