/* SPDX-License-Identifier: MIT */
/* A list of words, as packs write it with commas. */
#ifndef CONTRA_FACTS_WORDS_H
#define CONTRA_FACTS_WORDS_H

#include <stddef.h>

struct words {
    const char **items;
    size_t count, capacity;
};

#endif
