/* SPDX-License-Identifier: MIT */
/* Where the records go: whole lines only, so that --resume can go on behind the last. */
#ifndef CONTRA_CLI_BATCH_OUTPUT_H
#define CONTRA_CLI_BATCH_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "cli/buffer.h"
#include "cli/options.h"

/* So much of a first line tells whose it is. */
enum { SCRAP = 16 };

struct output_file {
    int descriptor;
    const char *name;  /* NULL: standard output */
    bool regular;      /* it can be cut */
    off_t length;      /* of the whole lines in it */
    int error;         /* errno of the write that failed */
    bool unreadable;   /* an earlier run in it cannot be read, which was told */
    char scrap[SCRAP]; /* the first bytes of an earlier run that has no whole line */
    size_t scrap_length;
    struct buffer head;   /* the first line of an earlier run; empty: there is none */
    struct buffer window; /* of its lines, while they are read */
    size_t window_at;     /* so much of it was taken */
};

/* Opens what --output names, and locks it; with --resume, reads its first line.
 * `endings` are those of inputs (NULL behind the last), which it must not be. Returns an exit code;
 * what is wrong was then told. */
int output_open(struct output_file *output, const struct options *options,
                const char *const *endings);

/* The next line of an earlier run, with its end; at first the one behind `head`. It lives until the
 * next call. What it gave counts as what the file holds. False behind the last whole line, and when
 * reading failed (`unreadable`). */
bool output_next_line(struct output_file *output, const char **line, size_t *length);

/* Do the lines go where people look? */
bool output_is_terminal(const struct output_file *output);

/* Forgets what an earlier run left unfinished behind its last whole line. */
bool output_cut(struct output_file *output);

/* Writes whole lines. On failure, what a half line left is cut off, and all is to stop. */
bool output_write(struct output_file *output, const char *bytes, size_t length);

/* Closes it. Tells what failed, if anything did, and returns an exit code. */
int output_close(struct output_file *output);

#endif
