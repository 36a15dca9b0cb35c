/* SPDX-License-Identifier: MIT */
#include "report/page.h"

#include <stdio.h>
#include <string.h>

static const char *const codes[] = {"\033[0m", "\033[1m", "\033[1;31m", "\033[1;33m", "\033[1;32m"};

void page_start(struct page *page, bool colour, contra_sink sink, void *payload)
{
    memset(page, 0, sizeof *page);
    page->colour = colour;
    output_start(&page->output, sink, payload);
}

int page_finish(struct page *page)
{
    return output_finish(&page->output);
}

void page_gap(struct page *page)
{
    output_add(&page->output, "\n");
}

static void blanks(struct page *page, size_t count)
{
    for (size_t i = 0; i < count; i++)
        output_add(&page->output, " ");
    page->column += count;
}

void page_paragraph(struct page *page, size_t first, size_t hanging)
{
    page->column = 0;
    page->hanging = hanging;
    page->blank_due = false;
    page->split = false;
    blanks(page, first);
}

/* Puts the word on the line, or on a new one if it does not fit. */
static void put_word(struct page *page)
{
    size_t needed = page->columns + page->blank_due;
    bool fits = page->column + needed <= PAGE_COLUMNS;
    bool at_start = !page->blank_due;
    if (!fits && !at_start) {
        output_add(&page->output, "\n");
        page->column = 0;
        blanks(page, page->hanging);
    } else if (page->blank_due) {
        blanks(page, 1);
    }
    output_bytes(&page->output, page->word, page->length);
    page->column += page->columns;
    page->blank_due = false;
    page->length = page->columns = 0;
}

static void end_word(struct page *page)
{
    if (page->length == 0 && !page->split)
        return;
    put_word(page);
    page->split = false;
    page->blank_due = true;
}

void page_end(struct page *page)
{
    page_paint(page, PAINT_NONE);
    end_word(page);
    output_add(&page->output, "\n");
}

static void add_bytes(struct page *page, const char *bytes, size_t count)
{
    if (page->length + count > sizeof page->word) {
        put_word(page);
        page->split = true;
    }
    memcpy(page->word + page->length, bytes, count);
    page->length += count;
}

/* The bytes of the character at `text`; no more than there are. */
static size_t character_bytes(const char *text)
{
    size_t count = 1;
    while (((unsigned char)text[count] & 0xc0u) == 0x80u)
        count++;
    return count;
}

/* C0, DEL, and C1 as UTF-8 writes them. */
static bool is_control(const char *text)
{
    unsigned char byte = (unsigned char)text[0];
    if (byte == 0xc2)
        return (unsigned char)text[1] < 0xa0;
    return byte < 0x20 || byte == 0x7f;
}

void page_add(struct page *page, const char *text)
{
    while (*text != '\0') {
        size_t bytes = character_bytes(text);
        if (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n') {
            end_word(page);
        } else if (!is_control(text) && bytes <= 4) {
            add_bytes(page, text, bytes);
            page->columns++;
        }
        text += bytes;
    }
}

void page_number(struct page *page, size_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    page_add(page, digits);
}

void page_paint(struct page *page, enum paint paint)
{
    if (!page->colour || page->paint == paint)
        return;
    if (page->paint != PAINT_NONE)
        add_bytes(page, codes[PAINT_NONE], strlen(codes[PAINT_NONE]));
    if (paint != PAINT_NONE)
        add_bytes(page, codes[paint], strlen(codes[paint]));
    page->paint = paint;
}

void page_tab(struct page *page, size_t column)
{
    end_word(page);
    if (page->column < column)
        blanks(page, column - page->column);
    else
        blanks(page, 1);
    page->blank_due = false;
}

void page_rule(struct page *page, char character)
{
    for (size_t i = 0; i < PAGE_COLUMNS; i++)
        output_bytes(&page->output, &character, 1);
    page_gap(page);
}
