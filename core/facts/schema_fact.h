/* SPDX-License-Identifier: MIT */
/* The keys below [SECTION.KEY] in facts.ini. Part of schema_read.c. */
#ifndef CONTRA_FACTS_SCHEMA_FACT_H
#define CONTRA_FACTS_SCHEMA_FACT_H

#include "facts/ini_blocks.h"
#include "facts/schema.h"

/* Fills a fact whose names and section are set. `initial` becomes what patients start with: the
 * default of a policy. */
void fact_read_keys(struct fact *fact, struct ini_block *block, struct arena *arena,
                    struct value *initial);

/* What is there already (`file` not NULL) must be replaced, and nothing else may be. `what` is
 * named in the message. */
bool fact_replaces_rightly(struct ini_block *block, const char *what, bool replaces,
                           const char *file, int line);

#endif
