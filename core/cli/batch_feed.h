/* SPDX-License-Identifier: MIT */
/* A file or stream as pieces: patients separated by lines `---`, or the items of a list. */
#ifndef CONTRA_CLI_BATCH_FEED_H
#define CONTRA_CLI_BATCH_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "cli/buffer.h"

/* What one patient may have; the rest of a longer one is passed over. */
#define PATIENT_BYTES_MOST (1024 * 1024)

struct feed {
    int descriptor;       /* -1: closed */
    bool waits;           /* a pipe or terminal, where a read may wait for long */
    bool ended;           /* nothing is left to read */
    bool by_zero;         /* of a list: its items end with a byte 0 */
    bool utf16;           /* a list that begins with the mark of UTF-16 */
    bool passing;         /* over the rest of a patient that is too long */
    bool mid_line;        /* and there within a line */
    bool impatient;       /* set by who asks: rather nothing than to wait for it */
    bool waiting;         /* nothing was given for that reason */
    int error;            /* errno of a read that failed */
    struct buffer buffer; /* what was read; kept from file to file */
    size_t start;         /* of what is not handed out yet */
    size_t held;          /* bytes that stay in front of it: of a patient that is too long */
    off_t size, taken;    /* of a regular file, for the progress; bytes read so far */
    int line;             /* lines handed out */
    size_t pieces;        /* handed out */
};

/* One patient of a feed. The text lives until the feed is used again. */
struct piece {
    const char *text;
    size_t length;
    int line;   /* that it begins with */
    bool alone; /* the whole feed is this one patient */
};

/* "The file cannot be read: No such file or directory.", of an errno. */
enum { WHY_SIZE = 200 };
void feed_why(char out[WHY_SIZE], const char *what, int number);

/* Opens a path, or standard input ("-"). A pipe is not waited for here, but when it is read. False:
 * errno says why not. */
bool feed_open(struct feed *feed, const char *path);
void feed_close(struct feed *feed);

/* The next patient; false at the end, when a read failed (feed->error), when all is to stop, or
 * when `impatient` and nothing is there (`waiting`). */
bool feed_patient(struct feed *feed, struct piece *piece);

/* Nothing more of what was read is left, and nothing is left to read. */
bool feed_at_end(const struct feed *feed);

/* The next item of a list, which ends with a line end, or with a byte 0 if there is one before or
 * behind the first: NULL as above. `length` tells of a byte 0 within. Lives until the feed is used
 * again. */
const char *feed_item(struct feed *feed, size_t *length);

/* How much of it was read, 0 to 1. */
double feed_share(const struct feed *feed);

#endif
