/* SPDX-License-Identifier: MIT */
/* Conditions as a clinician would say them, with bounds and units from the schema.
 *
 * "INR is above 3", "takes an anticoagulant", "at the site: lung or pleura within reach". Facts are
 * called what facts.ini calls them (`called`), else by their key; a yes-no fact is its question.
 */
#ifndef CONTRA_RULES_WORDING_H
#define CONTRA_RULES_WORDING_H

#include "base/text.h"
#include "rules/rule.h"

/* Adds the condition to the text; with `holds` false its opposite. Parts that are joined stand in
 * brackets, so that the sentence can be read in one way only. */
void condition_say(struct text *text, const struct rulebook *book,
                   const struct condition *condition, bool holds);

void quantity_say(struct text *text, const struct rulebook *book, const struct quantity *quantity);

/* "INR", "hours since meal", "policy inr line" */
const char *fact_called(const struct fact *fact, struct arena *arena);

/* Begins a sentence: an ASCII letter becomes a capital. */
void capital(char *sentence);

/* --- the same as an outline: one part on each line --- */

struct outline_line {
    int depth;
    const char *words;
    const struct condition *condition; /* what the line as a whole says: its value is the line's */
    const struct condition *leaf;      /* the one question in it; NULL: it heads those below */
    bool at_any_site; /* below "at some planned site": the site in turn is not the one meant */
    bool explained;   /* a named condition, whose definition follows one step deeper */
};

struct outline {
    struct outline_line *lines;
    size_t count, capacity;
};

/* Lines in the order of reading. With a patient, named conditions (derived facts) that were worked
 * out for this patient are explained; `patient` may be NULL. */
struct outline outline_make(struct arena *arena, const struct rulebook *book,
                            const struct condition *condition, const struct patient *patient);

#endif
