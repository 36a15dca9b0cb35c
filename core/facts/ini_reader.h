/* SPDX-License-Identifier: MIT */
/* Strict reading of INI files on libinih: what inih would mangle in silence is refused.
 *
 * The only file that includes ini.h. Reads patients and the files of packs alike.
 */
#ifndef CONTRA_FACTS_INI_READER_H
#define CONTRA_FACTS_INI_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "facts/ini_line.h" /* INI_LINE_MOST, INI_NAME_MOST */
#include "facts/ini_seen.h"

/* Where the bytes come from: a stream (lines are read as they come) or memory. One source may hold
 * many documents, separated by lines `---`. */
struct ini_source {
    const char *name;   /* for messages; borrowed */
    FILE *stream;       /* or NULL */
    const char *memory; /* if stream is NULL */
    size_t length;
    size_t at;                   /* bytes of memory consumed */
    const char *head;            /* of a stream: what was read ahead (ini_source_peek); or NULL */
    size_t head_length, head_at; /* so much of it is there, and consumed */
    int line;                    /* lines consumed, over all documents */
    size_t most_bytes;           /* of one document; 0: 1 MiB */
    struct ini_seen *seen;       /* of memory: lines that need not go to inih; borrowed, or NULL */
    bool begun;                  /* a document was read from it */
    bool ended;                  /* nothing is left */
    bool unreadable;             /* the stream failed, or is a directory */
};

/* What a document's lines are handed to. Return nothing: add to the problems what is wrong. The
 * keys and values of entries live in the arena of the problems, all other texts until the function
 * returns. Memory comes from that arena, and from no other: a jump out of it is caught, and goes on
 * when inih has returned. */
struct ini_handler {
    /* A heading. Called once for each line `[section]`, also if no key follows. */
    void (*section)(void *self, const char *section, int line);
    /* A line `key = value` below a heading. `value` is "" if there is none. `comment` is what stood
     * behind ` ;` on the line, from the semicolon on, or NULL; `comment_gap` is the number of
     * blanks before it, a tab counted as two. */
    void (*entry)(void *self, const char *section, const char *key, const char *value, int line,
                  const char *comment, int comment_gap);
    /* A name of more than INI_NAME_MOST bytes was refused: a hint that ends the message (" Write
     * ..."), or NULL. `section` is NULL if the name is a heading. May be NULL. */
    const char *(*long_name)(void *self, const char *section, const char *name);
    void *self;
};

/* Opens a file as a source (the path "-" is standard input). Refuses directories and what cannot be
 * opened: false, and err tells. Close with ini_close. */
bool ini_open(struct ini_source *source, const char *path, contra_error *err);
/* The same for a file of a pack: a pipe, which might be waited for without end, is refused too. */
bool ini_open_of_pack(struct ini_source *source, const char *path, contra_error *err);
void ini_from_memory(struct ini_source *source, const char *name, const char *text, size_t length);
void ini_close(struct ini_source *source);

/* Reads the beginning of a stream into `buffer`, from where it is taken when it is asked for. Once,
 * before all else. The buffer must live as long as the source. */
void ini_source_peek(struct ini_source *source, char *buffer, size_t size);

/* The next bytes as they are, at most `size`: for who reads something else than INI. 0 at the end,
 * and when reading failed (source->unreadable). */
size_t ini_source_bytes(struct ini_source *source, void *buffer, size_t size);

/* Nothing is left: looks one byte ahead. */
bool ini_source_at_end(struct ini_source *source);

/* Reads the next document, and hands over its lines. Everything wrong with the text itself goes to
 * `problems`, with its line; reading goes on, so that all of it is told (but for NUL bytes, bad
 * UTF-8, a bare CR and size, which end the document: its rest is skipped up to the next `---`).
 * What stands below a refused heading is read, but not handed over. A single line longer than
 * `most_bytes` ends the source, as a read error does.
 * Returns false if the source was at its end before the document began, or had nothing but blank
 * lines behind its last `---`; an empty source still gives one empty document. Memory for the work
 * comes from `problems->arena`. */
bool ini_read(struct ini_source *source, const struct ini_handler *handler,
              struct problems *problems);

#endif
