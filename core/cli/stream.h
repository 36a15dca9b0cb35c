/* SPDX-License-Identifier: MIT */
/* Where a command writes: standard output, or the file of --output. */
#ifndef CONTRA_CLI_STREAM_H
#define CONTRA_CLI_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "cli/options.h"

struct stream {
    FILE *file;
    const char *name; /* of the file; NULL: standard output */
    bool failed;      /* nothing more can be written */
    int error;        /* errno of the first failure */
};

/* The file that --output names; NULL: standard output, also by its name "-". */
const char *stream_name(const struct options *options);

/* Opens what --output names. Returns an exit code; what is wrong was then told. */
int stream_open(struct stream *stream, const struct options *options);

/* True if the file that would be written is one of those to be read: an argument, the list --from,
 * standard input. */
bool stream_is_input(const char *path, const struct options *options);

/* A contra_sink; the payload is the stream. */
int stream_sink(void *stream, const char *bytes, size_t length);

/* Hands on what was written so far; 0 if it went well. */
int stream_flush(struct stream *stream);

/* Tells what failed, if anything did, and returns an exit code. A reader that has gone (a broken
 * pipe) is no reason to speak. */
int stream_close(struct stream *stream);

/* The same for what was printed to stdout directly. */
int stream_finish_stdout(void);

/* True if colour is welcome: a terminal, no --output, and NO_COLOR not set. */
bool stream_wants_colour(const struct stream *stream);

#endif
