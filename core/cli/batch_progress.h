/* SPDX-License-Identifier: MIT */
/* How far it is, on standard error: a bar on a terminal, else a line every ten seconds. */
#ifndef CONTRA_CLI_BATCH_PROGRESS_H
#define CONTRA_CLI_BATCH_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct progress {
    bool quiet, terminal;
    double began, last;   /* seconds on a clock that only goes on */
    double before;        /* the share of an earlier run */
    _Atomic double share; /* of the inputs that were taken: 0 to 1 */
    bool bar_stands;
};

/* `beside_records`: a bar would stand among them. */
void progress_start(struct progress *progress, bool quiet, bool beside_records);

/* Says which share of all inputs was taken. */
void progress_share(struct progress *progress, double share);

/* Shows how many inputs are done, if it is time. */
void progress_show(struct progress *progress, size_t done);

/* Takes the bar away. */
void progress_end(struct progress *progress);

#endif
