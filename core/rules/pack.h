/* SPDX-License-Identifier: MIT */
/* Loads packs: folders of facts, vocabularies and rules. */
#ifndef CONTRA_RULES_PACK_H
#define CONTRA_RULES_PACK_H

#include "rules/rule.h"
#include "rules/sandbox.h"

struct native_source;

/* Where packs are, and what to load of them. */
struct pack_request {
    const char *const *folders;
    size_t folder_count;
    const char *const *path; /* further folders in which a base may stand */
    size_t path_count;
    bool with_examples;
    const struct sandbox_limits *limits;
    const struct native_source *checks; /* those of plugins */
    size_t check_count;
};

/* Loads all packs into an empty rulebook, whose arena and problems are set. All that is wrong goes
 * to book->problems. */
void packs_load(struct rulebook *book, const struct pack_request *request);

#endif
