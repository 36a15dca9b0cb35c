/* SPDX-License-Identifier: MIT */
/* Words as clinical systems write them: cleaned, taken apart, put together again. */
#ifndef CONTRA_PLUGINS_FHIR_READ_WORDS_H
#define CONTRA_PLUGINS_FHIR_READ_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum { WORDS_SIZE = 400 }; /* of a text with its NUL; longer ones are cut between characters */

/* Without invisible characters, every kind of blank made one; out[WORDS_SIZE]. */
void words_clean(char *out, const char *text);

/* The same in lower case (ASCII); what names are compared in. */
void words_lower(char *text);

/* Does the text begin (or end) with these whole words? Case does not count. Returns how many bytes
 * they take, the blank behind (or before) them included; 0 if it does not. */
size_t words_begin(const char *text, const char *words);
size_t words_end(const char *text, const char *words);

/* The same for the first of a list that ends with NULL. */
size_t words_begin_any(const char *text, const char *const *list);
size_t words_end_any(const char *text, const char *const *list);

/* Where the whole words stand in the text; NULL if nowhere. */
const char *words_find(const char *text, const char *words);

/* Takes out what stands in brackets of this kind; returns whether there was any. Of the last of
 * them the inside is kept in `inside` (may be NULL). */
bool words_without(char *text, char open, char close, char *inside);

/* Cuts blanks, commas, semicolons, colons and full stops at both ends. */
void words_trim(char *text);

/* Cuts the first `bytes` bytes, or the last ones; trims. */
void words_cut_front(char *text, size_t bytes);
void words_cut_end(char *text, size_t bytes);

/* One behind the other with a blank between, or the one that is not empty; out[WORDS_SIZE]. */
void words_pair(char *out, const char *first, const char *second);

/* The text in its single words; returns how many, at most `most`. Changes the text. */
size_t words_split(char *text, char **words, size_t most);

/* Puts words[from] to words[to - 1] together; out[WORDS_SIZE]. */
void words_join(char *out, char *const *words, size_t from, size_t to);

#endif
