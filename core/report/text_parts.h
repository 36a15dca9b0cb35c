/* SPDX-License-Identifier: MIT */
/* The parts of the text report; write_text.c puts them in order. Each writes nothing if there is
 * nothing to say, and otherwise begins with an empty line. */
#ifndef CONTRA_REPORT_TEXT_PARTS_H
#define CONTRA_REPORT_TEXT_PARTS_H

#include <contra/types.h>

#include "report/page.h"

void text_what_to_do(struct page *page, const contra_result *result);
void text_findings(struct page *page, const contra_result *result);
void text_set_aside(struct page *page, const contra_result *result);
void text_questions(struct page *page, const contra_result *result);
void text_unrecognised(struct page *page, const contra_result *result);
void text_overrides(struct page *page, const contra_result *result);
void text_taken_as_given(struct page *page, const contra_result *result);
void text_sources(struct page *page, const contra_result *result);
void text_traces(struct page *page, const contra_result *result);

/* --- what several parts use --- */

/* An empty line and the heading of a part. */
void text_heading(struct page *page, const char *heading);

/* "a, b, c" */
void text_list(struct page *page, const char *const *words, size_t count);

/* " (intake.ini:77)", without folders, or " (form 7)"; nothing if neither is known. */
void text_where(struct page *page, const char *file, int line, const char *origin);

/* "1 answer" or "12 answers"; the plural has an s. */
void text_count(struct page *page, size_t count, const char *noun);

#endif
