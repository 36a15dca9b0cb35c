/* SPDX-License-Identifier: MIT */
/* Lines that inih has read as we do: what it makes of one depends on nothing but its bytes, so that
 * it need not be asked again. Forms are filled in with the same words for patient after patient,
 * and asking takes longer than anything else that is done with a line.
 */
#ifndef CONTRA_FACTS_INI_SEEN_H
#define CONTRA_FACTS_INI_SEEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "facts/ini_line.h"

/* A table of fixed size: a line takes the place of another. Belongs to one thread. Zeroed memory
 * knows nothing, and learns nothing until it is started; arena_free(&seen->arena) ends it. */
struct ini_seen {
    struct arena arena;
    struct seen_line *lines; /* NULL: not started */
};

/* Takes its memory, 256 KiB, unless it did before. If there is none, nothing is learnt: all lines
 * go to inih then, and that is no error. */
void ini_seen_start(struct ini_seen *seen);

/* Remembers a line: `bytes` bytes at `from` with the LF at their end, a sound heading or an entry
 * without a comment; `line` is what becomes of it, and points into it. */
void ini_seen_add(struct ini_seen *seen, const struct ini_line *line, const char *from,
                  size_t bytes);

/* Do the `left` bytes at `from` begin with a line that is remembered? Returns its bytes, the LF
 * included, and sets `line`, which points into them; 0 if not. */
size_t ini_seen_find(const struct ini_seen *seen, struct ini_line *line, const char *from,
                     size_t left);

#endif
