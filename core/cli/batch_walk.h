/* SPDX-License-Identifier: MIT */
/* All inputs, one after the other, in an order that does not change: what the command line names,
 * the lists of --from, what lies in folders, and the patients of streams. */
#ifndef CONTRA_CLI_BATCH_WALK_H
#define CONTRA_CLI_BATCH_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/batch_feed.h"
#include "cli/batch_folder.h"
#include "cli/batch_stop.h"
#include "cli/options.h"

#define FOLDERS_DEEP_MOST 64

enum input_kind {
    INPUT_FILE,   /* to be opened; may hold several patients */
    INPUT_TEXT,   /* one patient of a stream */
    INPUT_PROBLEM /* cannot be read */
};

/* What is to be read next. Its texts live until the next is asked for. */
struct input {
    enum input_kind kind;
    const char *name;   /* the path */
    struct piece piece; /* INPUT_TEXT */
    const char *why;    /* INPUT_PROBLEM */
};

struct walk {
    const struct options *options;
    size_t argument;  /* the next */
    struct feed list; /* of --from */
    bool list_open;
    struct feed stream; /* a file or pipe of many patients */
    bool stream_open, stream_shared;
    struct folder folders[FOLDERS_DEEP_MOST]; /* from the argument down to where we are */
    struct buffer paths[FOLDERS_DEEP_MOST];
    size_t depth;
    struct buffer name; /* of the input in hand */
    char why[200];
    bool every_patient;   /* while inputs are counted: each file is taken apart here */
    size_t shard, shards; /* every shards-th is ours, from the shard-th on (counted from 0) */
    size_t met;           /* inputs, ours or not; of a file that one worker takes, the file */
};

void walk_start(struct walk *walk, const struct options *options, size_t shard, size_t shards);
void walk_end(struct walk *walk);

/* The next input that is ours. False at the end, and when all is to stop. */
bool walk_next(struct walk *walk, struct input *input);

/* How much of all inputs was handed out, as well as one can tell: 0 to 1. */
double walk_share(const struct walk *walk);

#endif
