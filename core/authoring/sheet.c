/* SPDX-License-Identifier: MIT */
#include "authoring/sheet.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "report/page.h"

#define LABEL_MOST 22 /* columns that labels may take */

/* --- building --- */

static struct sheet_block *new_block(struct sheet *sheet, enum sheet_kind kind)
{
    sheet->blocks = arena_push(sheet->arena, sheet->blocks, sheet->count, &sheet->capacity,
                               sizeof *sheet->blocks);
    struct sheet_block *block = &sheet->blocks[sheet->count++];
    *block = (struct sheet_block){.kind = kind};
    return block;
}

void sheet_add(struct sheet *sheet, enum sheet_kind kind, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_format_list(sheet->arena, format, arguments);
    va_end(arguments);
    new_block(sheet, kind)->text = text;
}

void sheet_item(struct sheet *sheet, int depth, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_format_list(sheet->arena, format, arguments);
    va_end(arguments);
    struct sheet_block *block = new_block(sheet, SHEET_ITEM);
    block->depth = depth;
    block->text = text;
}

void sheet_pair(struct sheet *sheet, const char *label, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_format_list(sheet->arena, format, arguments);
    va_end(arguments);
    struct sheet_block *block = new_block(sheet, SHEET_PAIR);
    block->label = label;
    block->text = text;
}

/* --- as text --- */

static size_t label_column(const struct sheet *sheet)
{
    size_t widest = 0;
    for (size_t i = 0; i < sheet->count; i++) {
        size_t columns = sheet->blocks[i].label ? text_columns(sheet->blocks[i].label) : 0;
        if (columns > widest && columns <= LABEL_MOST)
            widest = columns;
    }
    return widest + 4;
}

static void write_bold(struct page *page, const char *text, bool gap)
{
    if (gap)
        page_gap(page);
    page_paragraph(page, 0, 0);
    page_paint(page, PAINT_BOLD);
    page_add(page, text);
    page_end(page);
}

static void write_separator(struct page *page)
{
    page_gap(page);
    page_rule(page, '=');
}

static void write_block(struct page *page, const struct sheet_block *block, size_t column,
                        bool first)
{
    size_t indent = 2 + 2 * (size_t)block->depth;
    switch (block->kind) {
    case SHEET_TITLE:
        if (!first)
            write_separator(page);
        write_bold(page, block->text, !first);
        break;
    case SHEET_HEADING: write_bold(page, block->text, !first); break;
    case SHEET_TEXT:
        page_paragraph(page, 2, 2);
        page_add(page, block->text);
        page_end(page);
        break;
    case SHEET_ITEM:
        page_paragraph(page, indent, indent + 2);
        page_add(page, "- ");
        page_add(page, block->text);
        page_end(page);
        break;
    case SHEET_PAIR:
        page_paragraph(page, 2, column);
        page_add(page, block->label);
        page_tab(page, column);
        page_add(page, block->text);
        page_end(page);
        break;
    case SHEET_SIGN: break; /* a screen cannot be signed */
    }
}

int sheet_write_text(const struct sheet *sheet, bool colour, contra_sink sink, void *payload)
{
    struct page page;
    size_t column = label_column(sheet);
    page_start(&page, colour, sink, payload);
    for (size_t i = 0; i < sheet->count; i++)
        write_block(&page, &sheet->blocks[i], column, i == 0);
    return page_finish(&page);
}
