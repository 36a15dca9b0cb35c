/* SPDX-License-Identifier: MIT */
/* How often which name came, of any number of different names, in memory that has a bound. */
#ifndef CONTRA_CLI_BATCH_NAMES_H
#define CONTRA_CLI_BATCH_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "cli/buffer.h"

/* When there are so many, the seldom half is forgotten. */
enum { NAMES_MOST = 4096 };

struct counted {
    const char *name;
    size_t count;
    size_t missed; /* it came at most so often before it was counted */
};

struct names {
    struct arena arena; /* holds the texts, and nothing else */
    struct counted items[NAMES_MOST];
    uint16_t slots[2 * NAMES_MOST]; /* by hash: index + 1; 0: empty */
    size_t count;
    size_t total;  /* how often any came */
    size_t missed; /* a name that is not here came at most so often */
};

void names_start(struct names *names);
void names_add(struct names *names, const char *name);
void names_free(struct names *names);

#endif
