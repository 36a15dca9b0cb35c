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

/* The number of the lowest bit of a word that is not 0: each shift of this constant begins with
 * other six bits. */
static inline unsigned bits_lowest(uint64_t word)
{
    static const unsigned char numbers[64] = {
        0,  1,  48, 2,  57, 49, 28, 3,  61, 58, 50, 42, 38, 29, 17, 4,  62, 55, 59, 36, 53, 51,
        43, 22, 45, 39, 33, 30, 24, 18, 12, 5,  63, 47, 56, 27, 60, 41, 37, 16, 54, 35, 52, 21,
        44, 32, 23, 11, 46, 26, 40, 15, 34, 20, 31, 10, 25, 14, 19, 9,  13, 8,  7,  6};
    return numbers[((word & (0 - word)) * 0x03f79d71b4cb0a89u) >> 58];
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
