/* SPDX-License-Identifier: MIT */
/* What a pack holds: its rules, facts and words, with who uses them. Each is searched by words, all
 * of which must occur; none lists all. */
#ifndef CONTRA_AUTHORING_LISTS_H
#define CONTRA_AUTHORING_LISTS_H

#include "authoring/sheet.h"
#include "rules/rule.h"

struct search {
    const char *const *words;
    size_t count;
};

/* Each returns how many were found. */
size_t list_rules(struct sheet *sheet, const struct rulebook *book, const struct search *search);
size_t list_facts(struct sheet *sheet, const struct rulebook *book, const struct search *search);

/* A term or class that has exactly this name is told in full. */
size_t list_terms(struct sheet *sheet, const struct rulebook *book, const struct search *search);

/* Do all words occur in the text? Folded. */
bool search_finds(const struct search *search, const char *text);

#endif
