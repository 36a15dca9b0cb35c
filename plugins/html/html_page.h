/* SPDX-License-Identifier: MIT */
/* A page being written: markup as it is, text escaped, a sink that may fail. */
#ifndef CONTRA_HTML_PAGE_H
#define CONTRA_HTML_PAGE_H

#include <stddef.h>

#include <contra/types.h>

struct html {
    contra_sink sink;
    void *payload;
    int failed; /* the sink refused: nothing more is handed to it */
    size_t length;
    char buffer[4096];
};

void html_start(struct html *page, contra_sink sink, void *payload);

/* Hands over what is left. Returns CONTRA_OK, or CONTRA_BROKEN if the sink refused. */
contra_status html_finish(struct html *page);

/* Markup of ours. */
void html_raw(struct html *page, const char *markup);

/* Text of anybody: stands in elements and in attributes. What would act on the page stays text;
 * what would turn the direction of the text around it, and what no page may hold, becomes U+FFFD.
 */
void html_text(struct html *page, const char *text);

/* Text that was given from outside, kept apart from the direction of the text around it. */
void html_given(struct html *page, const char *text);

/* `open`, the text, `close`; nothing if there is no text. */
void html_element(struct html *page, const char *open, const char *text, const char *close);

void html_number(struct html *page, size_t number);

/* A coordinate, to a tenth: "38.5", "-4". */
void html_coordinate(struct html *page, double value);

/* "1 question", "3 questions" */
void html_count(struct html *page, size_t count, const char *noun);

#endif
