/* SPDX-License-Identifier: MIT */
/* Where the records go: whole lines only, so that --resume can go on behind the last. */
#ifndef CONTRA_CLI_BATCH_OUTPUT_H
#define CONTRA_CLI_BATCH_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "cli/batch_record.h"
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
    size_t records;    /* of an earlier run */
    size_t refused;    /* of these */
    int code;          /* the exit code that they stand for */
    char scrap[SCRAP]; /* the first bytes of an earlier run that has no whole line */
    size_t scrap_length;
    struct buffer head; /* the first line of an earlier run; empty: there is none */
    struct buffer last; /* its last line */
};

/* Opens what --output names; with --resume, reads what it holds, in that format. Returns an exit
 * code; what is wrong was then told. */
int output_open(struct output_file *output, const struct options *options,
                enum record_format format);

/* Do the lines go where people look? */
bool output_is_terminal(const struct output_file *output);

/* Forgets what an earlier run left unfinished behind its last whole line. */
bool output_cut(struct output_file *output);

/* Writes whole lines. On failure, what a half line left is cut off, and all is to stop. */
bool output_write(struct output_file *output, const char *bytes, size_t length);

/* Closes it. Tells what failed, if anything did, and returns an exit code. */
int output_close(struct output_file *output);

#endif
