/* SPDX-License-Identifier: MIT */
/* Sets as bits: of terms, of targets, of regions. A set is an array of 64-bit words. */
#ifndef CONTRA_FACTS_BITS_H
#define CONTRA_FACTS_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words for a set of `count` things; one at least, so that no set is empty memory. */
static inline size_t bits_words(size_t count)
{
    return count == 0 ? 1 : (count + 63) / 64;
}

static inline bool bits_has(const uint64_t *set, size_t index)
{
    return (set[index / 64] >> (index % 64)) & 1u;
}

static inline void bits_add(uint64_t *set, size_t index)
{
    set[index / 64] |= (uint64_t)1 << (index % 64);
}

static inline void bits_add_all(uint64_t *set, const uint64_t *more, size_t words)
{
    for (size_t i = 0; i < words; i++)
        set[i] |= more[i];
}

/* Do they share anything? */
static inline bool bits_meet(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t i = 0; i < words; i++)
        if (a[i] & b[i])
            return true;
    return false;
}

/* Does `b` hold all of `a`? */
static inline bool bits_within(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t i = 0; i < words; i++)
        if (a[i] & ~b[i])
            return false;
    return true;
}

#endif
