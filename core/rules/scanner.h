/* SPDX-License-Identifier: MIT */
/* Reads a rule file before Lua does, and refuses what would pass in Lua and mean something else.
 *
 * Outside functions: and, or, not, ==, ~=, <, <=, >, >=, if, for, while, repeat, goto, return, _ENV
 * and attributes (`local x <const>`); everywhere: a key given twice in one table. Knows strings,
 * comments, long brackets and the depth of functions.
 */
#ifndef CONTRA_RULES_SCANNER_H
#define CONTRA_RULES_SCANNER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct scanned_field {
    const char *name;
    int line;
};

struct scan {
    struct scanned_field *fields; /* what is written in the tables of rule "..." and derive "..." */
    size_t field_count, field_capacity;
    size_t definition_count; /* how many such tables stand right behind their name */
    char *text;              /* what is left of it for Lua: without the comment at its head, */
    size_t length;           /* and without what was cut out */
    bool sound;              /* nothing was refused */
    bool has_functions;      /* that a rule file writes itself */
};

/* Scans `length` bytes of Lua text. Problems go to `problems`, with file, line and what to write
 * instead. If `cut_examples`, what stands in the table behind every `examples =` (outside
 * functions, as a field of a table) is passed over unread and cut out of the text, but for its
 * newlines: Lua, too, goes on behind it. Where it cannot be passed over, something is wrong with
 * it, and it is read like all else. The text that is left is a part of `text`, ends with a NUL, and
 * has its lines where they were. Reads to the end whatever it meets; a broken string or comment is
 * left for Lua to complain about. */
struct scan scanner_read(char *text, size_t length, const char *file, bool cut_examples,
                         struct problems *problems);

#endif
