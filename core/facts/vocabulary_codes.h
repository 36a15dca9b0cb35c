/* SPDX-License-Identifier: MIT */
/* Codes as names of terms: exact ones, prefixes and ranges. Part of vocabulary.c. */
#ifndef CONTRA_FACTS_VOCABULARY_CODES_H
#define CONTRA_FACTS_VOCABULARY_CODES_H

#include "facts/vocabulary.h"

/* A code that stands for all that begin so, or a range of them. Folded. */
struct code_range {
    const char *system;     /* "icd-10" */
    const char *low, *high; /* "d69.3", "d69.6"; the same for a prefix */
    size_t low_length, high_length;
    const char *written;
    const struct term *term;
};

/* Gathers the codes of all terms. */
void codes_seal(struct vocabulary *vocabulary, struct problems *problems);

/* The term of a folded code, with or without its system ("atc b01aa03", "b01aa03"): exactly, or the
 * most specific prefix or range. NULL if there is none, or if two systems disagree. */
const struct term *codes_match(const struct vocabulary *vocabulary, const char *folded);

#endif
