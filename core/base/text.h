/* SPDX-License-Identifier: MIT */
/* Words and numbers as people write them: folding, nearest names, locale-free numbers, and a
 * growing text. All text is UTF-8. */
#ifndef CONTRA_BASE_TEXT_H
#define CONTRA_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* --- words --- */

/* Writes `text` with case folded (ASCII, Latin-1, Latin Extended-A, Greek, Cyrillic), blanks at the
 * ends dropped and inner runs of blanks made one; the apostrophes and hyphens of word processors
 * become plain ones. Returns the length; cuts at `size` - 1, between characters. */
size_t text_fold(char *out, size_t size, const char *text);

/* Folded equality. */
bool text_same(const char *a, const char *b);

/* A hash of bytes, the same in every run and on every machine (FNV-1a). */
uint32_t text_hash(const char *bytes, size_t length);

/* The next part of a comma-separated list: trims blanks, moves *cursor behind the part, returns a
 * copy in `arena`; NULL at the end. An empty part is returned as "", also one behind a comma at the
 * very end; a blank list has no parts. */
char *text_next_part(struct arena *arena, const char **cursor);

/* True if the bytes are well-formed UTF-8 (no overlong forms, no surrogates). */
bool text_is_utf8(const char *bytes, size_t length);

/* Makes a text fit to be shown, in place: control characters become blanks, bytes that are not
 * UTF-8 question marks. */
void text_make_plain(char *text);

/* Nothing but the printable characters of ASCII, the blank among them. */
bool text_is_plain(const char *bytes, size_t length);

/* Characters (code points) in a UTF-8 string; the columns that it takes in Latin scripts. */
size_t text_columns(const char *text);

/* --- the nearest name --- */

/* Collects candidates for a misspelt word and keeps the nearest (optimal string alignment on
 * folded text). Use: nearest_start, nearest_try for each candidate, then `name` (NULL if none is
 * near: more than a third of the letters differ). */
struct nearest {
    char word[128]; /* folded */
    size_t length;
    const char *name; /* the nearest so far; the caller's pointer */
    int distance, limit;
};
void nearest_start(struct nearest *nearest, const char *word);
void nearest_try(struct nearest *nearest, const char *candidate);

/* The distance of two folded words, or limit + 1 if it is more than `limit`. */
int text_distance(const char *a, const char *b, int limit);

/* --- numbers --- */

/* Reads a decimal number: sign, digits, and digits behind a point. No exponent, no comma, nothing
 * but that: of "1e5" it reads the 1, of "5." the 5; ".5" is no number, nor is one of more than 127
 * characters. Moves *cursor behind it; false moves nothing. Independent of the locale up to fifteen
 * digits; longer numbers expect the C locale. */
bool text_read_number(const char **cursor, double *out);

/* Writes the shortest text that reads back as the number to 15 digits: "2.4", "61", "-0.5". */
void text_write_number(double number, char out[32]);

/* --- a growing text --- */

struct text {
    struct arena *arena;
    char *bytes; /* NUL-terminated; "" at first */
    size_t length, capacity;
};
void text_start(struct text *text, struct arena *arena);
void text_add(struct text *text, const char *string);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_addf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
