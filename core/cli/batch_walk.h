/* SPDX-License-Identifier: MIT */
/* All inputs, one after the other, in an order that does not change: what the command line names,
 * the lists of --from, what lies in folders, and the patients of streams. */
#ifndef CONTRA_CLI_BATCH_WALK_H
#define CONTRA_CLI_BATCH_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include <contra/contra.h>

#include "cli/batch_feed.h"
#include "cli/batch_folder.h"
#include "cli/batch_stop.h"
#include "cli/options.h"

#define FOLDERS_DEEP_MOST 64

enum input_kind {
    INPUT_FILE,   /* to be opened; may hold several patients */
    INPUT_TEXT,   /* one patient of a stream */
    INPUT_SOURCE, /* to be opened, and read by whoever recognises it: perhaps the reader of a plugin
                   */
    INPUT_PROBLEM /* cannot be read */
};

/* What is to be read next. Its texts live until the next is asked for. */
struct input {
    enum input_kind kind;
    const char *name;   /* the path */
    struct piece piece; /* INPUT_TEXT */
    const char *why;    /* INPUT_PROBLEM */
    size_t skip;        /* INPUT_SOURCE: so many of its patients have their records already */
    bool only_one;      /* and of the rest one is wanted, not all */
};

struct walk {
    const struct options *options;
    const contra_engine *engine;
    const char *const *endings; /* of files that are looked for in folders: ".ini" is the first */
    bool has_readers;           /* plugins read, too */
    size_t argument;            /* the next */
    struct feed list;           /* of --from */
    bool list_open;
    size_t listed;      /* paths of it, so far */
    struct feed stream; /* a file or pipe of many patients */
    bool stream_open, stream_shared;
    contra_input *source; /* of a plugin's reader, while inputs are counted; or NULL */
    size_t source_taken;  /* patients of it */
    struct folder folders[FOLDERS_DEEP_MOST]; /* from the argument down to where we are */
    struct buffer paths[FOLDERS_DEEP_MOST];
    size_t depth;
    struct buffer name;         /* of the input in hand */
    size_t passed;              /* files in folders whose names end otherwise */
    struct buffer first_passed; /* the path of the first */
    size_t met_before;          /* the folder that was named */
    char why[WHY_SIZE];
    bool impatient;       /* set by who asks: rather nothing than to wait for a pipe */
    bool waiting;         /* nothing was given for that reason */
    bool every_patient;   /* while inputs are counted: each file is taken apart here */
    size_t shard, shards; /* every shards-th is ours, from the shard-th on (counted from 0) */
    size_t met;           /* inputs, ours or not; of a file that one worker takes, the file */
};

void walk_start(struct walk *walk, const struct options *options, const contra_engine *engine,
                size_t shard, size_t shards);
void walk_end(struct walk *walk);

/* The next input that is ours. False at the end, when all is to stop, or when `impatient` and
 * nothing is there. */
bool walk_next(struct walk *walk, struct input *input);

/* How much of all inputs was handed out, as well as one can tell: 0 to 1. */
double walk_share(const struct walk *walk);

#endif
