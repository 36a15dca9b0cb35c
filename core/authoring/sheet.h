/* SPDX-License-Identifier: MIT */
/* A page about a pack, before it is text or HTML: what `contra show` and the lists print. */
#ifndef CONTRA_AUTHORING_SHEET_H
#define CONTRA_AUTHORING_SHEET_H

#include <contra/types.h>
#include <stdbool.h>

#include "base/arena.h"

enum sheet_kind {
    SHEET_TITLE,   /* begins a page */
    SHEET_HEADING, /* of a part of it */
    SHEET_TEXT,    /* a paragraph */
    SHEET_ITEM,    /* of a list, `depth` steps in */
    SHEET_PAIR,    /* a label and what it is */
    SHEET_SIGN     /* room for name, day and signature */
};

struct sheet_block {
    enum sheet_kind kind;
    int depth;
    const char *label; /* PAIR */
    const char *text;
};

struct sheet {
    struct arena *arena;
    struct sheet_block *blocks;
    size_t count, capacity;
};

/* Each adds a block; `format` is printf's. */
void sheet_add(struct sheet *sheet, enum sheet_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void sheet_item(struct sheet *sheet, int depth, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void sheet_pair(struct sheet *sheet, const char *label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Write all of it; 0 if the sink took it. The HTML is one self-contained page, ready to print. */
int sheet_write_text(const struct sheet *sheet, bool colour, contra_sink sink, void *payload);
int sheet_write_html(const struct sheet *sheet, contra_sink sink, void *payload);

#endif
