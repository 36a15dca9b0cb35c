/* SPDX-License-Identifier: MIT */
/* Between the walk and the workers, and between the workers and the output: portions of inputs, a
 * bounded number of them on their way, written in the order in which they were taken. */
#ifndef CONTRA_CLI_BATCH_QUEUE_H
#define CONTRA_CLI_BATCH_QUEUE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "cli/batch_output.h"
#include "cli/batch_progress.h"
#include "cli/batch_tally.h"
#include "cli/batch_walk.h"

#define PORTION_INPUTS 32

/* Some inputs, and what came of them. Belongs to one worker from queue_take to queue_give. */
struct portion {
    struct input inputs[PORTION_INPUTS];
    size_t count;
    struct buffer texts; /* what the inputs point into */
    struct buffer lines; /* their records */
    struct buffer notes; /* for the summary */
    size_t checked, refused;
    int code;       /* the highest exit code */
    size_t number;  /* in the order of the inputs */
    bool cut_short; /* all is to stop, and not all of it was worked on */
    bool done;      /* and waits to be written */
};

struct queue {
    pthread_mutex_t walking, writing; /* each guards what stands below it; walking is taken first */
    struct walk *walk;
    size_t taken; /* portions */

    pthread_cond_t written_one;
    struct portion *portions; /* a ring */
    size_t size, written;
    struct output_file *output;
    struct progress *progress;
    struct tally *tally; /* or NULL */
    bool closed;         /* a portion was cut short, and nothing may be written behind it */
    size_t checked, refused;
    int code;
};

/* Room for so many workers. The memory is the arena's. */
void queue_start(struct queue *queue, struct arena *arena, size_t workers);
void queue_end(struct queue *queue);

/* The next portion, to be worked on; NULL when there is nothing more to begin. */
struct portion *queue_take(struct queue *queue);

/* Takes back a portion that is done. Writes it as soon as all before it are written. */
void queue_give(struct queue *queue, struct portion *portion);

/* Writes what a portion has so far, once all before it is written: for an input with many records.
 */
void queue_write_part(struct queue *queue, struct portion *portion);

#endif
