/* SPDX-License-Identifier: MIT */
/* The parts of the page, in the order in which they are read. */
#ifndef CONTRA_HTML_PARTS_H
#define CONTRA_HTML_PARTS_H

#include "html/html_page.h"
#include "html/html_words.h"

extern const char *const html_style[]; /* NULL behind the last part */

/* The shapes and signs of all kinds, drawn once; shown nowhere by themselves. */
void html_kinds(struct html *page);

/* The shape with its sign, beside words that say the same. */
void html_sign(struct html *page, enum kind kind);

/* The shape with a number in it. */
void html_badge(struct html *page, enum kind kind, size_t number);

/* Shape and words of a grade, and what it could be. */
void html_grade(struct html *page, contra_grade grade, contra_grade could_be);

/* The name of a site, with its number on the map, linked to its line beside the map. */
void html_site(struct html *page, const contra_result *result, const char *site);
void html_sites(struct html *page, const contra_result *result, const char *const *sites,
                size_t count);

/* " (sample.ini:54)" */
void html_where(struct html *page, const char *file, int line, const char *origin);

/* A section with a heading and an id for links; ended by html_section_end. */
void html_section(struct html *page, const char *id, const char *heading);
void html_section_end(struct html *page);

void html_failures(struct html *page, const contra_result *result);
void html_verdict(struct html *page, const contra_result *result);
void html_what_to_do(struct html *page, const contra_result *result);
contra_status html_map(struct html *page, const contra_result *result);
void html_findings(struct html *page, const contra_result *result);
void html_set_aside(struct html *page, const contra_result *result);
void html_questions(struct html *page, const contra_result *result);
void html_unrecognised(struct html *page, const contra_result *result);
void html_overrides(struct html *page, const contra_result *result);
void html_taken_as_given(struct html *page, const contra_result *result);
void html_sources(struct html *page, const contra_result *result);
void html_traces(struct html *page, const contra_result *result);
void html_foot(struct html *page, const contra_result *result);

/* The id of a source in the list at the end; it stands there once. */
void html_source_id(struct html *page, const contra_result *result, const char *key);

#endif
