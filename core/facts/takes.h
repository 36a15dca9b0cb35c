/* SPDX-License-Identifier: MIT */
/* Would a line be taken? For who must know before it says something: nothing is changed, nothing is
 * told. */
#ifndef CONTRA_FACTS_TAKES_H
#define CONTRA_FACTS_TAKES_H

#include "facts/anatomy.h"
#include "facts/schema.h"

/* Is `key = value` right in a section of facts or of terms? `key` is a fact, a word of the
 * vocabulary, or "others"; of a word that nobody knows only that it is over, or an empty value.
 * `arena` is used for the work. */
bool facts_take(const struct schema *schema, const struct anatomy *anatomy, struct arena *arena,
                const char *section, const char *key, const char *value);

#endif
