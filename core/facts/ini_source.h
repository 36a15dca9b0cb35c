/* SPDX-License-Identifier: MIT */
/* The bytes of a source as raw lines: for ini_reader.c alone. */
#ifndef CONTRA_FACTS_INI_SOURCE_H
#define CONTRA_FACTS_INI_SOURCE_H

#include "facts/ini_reader.h"

enum {
    BYTE_ORDER_MARK = 3, /* bytes of it; they do not count */
    LINE_SPARE = 8       /* for the NUL, and so that lines can be read eight bytes at a time */
};

struct raw_line {
    char text[BYTE_ORDER_MARK + INI_LINE_MOST + LINE_SPARE]; /* without its line end, perhaps cut */
    size_t length;                                           /* of the whole line */
    size_t bytes;                                            /* with its line end */
    bool has_nul;                                            /* somewhere in it stands a byte 0 */
    bool has_bare_cr;                                        /* or a CR without LF */
    bool is_utf16;                                           /* it begins with the mark of UTF-16 */
    bool is_plain;                                           /* nothing but printable ASCII */
    bool is_endless; /* it was left unfinished after `most` bytes */
};

/* Reads a line, and drops a byte order mark before the first of a document. False at the end, and
 * when reading failed: then source->unreadable is set and errno tells why. */
bool ini_source_line(struct ini_source *source, struct raw_line *line, size_t most, bool first);

/* Is it a line `---`, which separates documents? */
bool raw_line_separates(const struct raw_line *line);

/* An errno in words. */
enum { INI_REASON_SIZE = 128 };
void ini_source_reason(int number, char out[INI_REASON_SIZE]);

/* Skips all lines up to and with the next `---`. */
void ini_source_skip(struct ini_source *source, size_t most);

#endif
