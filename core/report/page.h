/* SPDX-License-Identifier: MIT */
/* A page of 80 columns: paragraphs, wrapped between words, with hanging indents.
 *
 * Text is added in pieces of any size; blanks and line breaks within it part words, and all other
 * control characters (which could act on a terminal) are dropped. Takes no memory.
 */
#ifndef CONTRA_REPORT_PAGE_H
#define CONTRA_REPORT_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/write.h"

#define PAGE_COLUMNS 80

enum paint { PAINT_NONE, PAINT_BOLD, PAINT_RED, PAINT_YELLOW, PAINT_GREEN };

struct page {
    struct output output;
    bool colour;
    enum paint paint; /* of the text that is added next */
    size_t hanging;   /* columns before each further line of the paragraph */
    size_t column;    /* of the line so far */
    bool blank_due;   /* a blank stands between the line so far and the next word */
    bool split;       /* the start of a very long word is written already; the rest follows it */
    size_t length;    /* of the word so far, in bytes */
    size_t columns;   /* of the word so far, in columns */
    char word[256];
};

void page_start(struct page *page, bool colour, contra_sink sink, void *payload);
int page_finish(struct page *page);

/* An empty line. */
void page_gap(struct page *page);

/* A paragraph: `first` columns before its first line, `hanging` before all others. */
void page_paragraph(struct page *page, size_t first, size_t hanging);
void page_end(struct page *page);

void page_add(struct page *page, const char *text);
void page_number(struct page *page, size_t number);
void page_paint(struct page *page, enum paint paint);

/* Blanks up to a column, for a label; the next word does not part from it. */
void page_tab(struct page *page, size_t column);

/* A whole line of one character. */
void page_rule(struct page *page, char character);

#endif
