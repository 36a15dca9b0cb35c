/* SPDX-License-Identifier: MIT */
/* One worker: patients in, records out. */
#ifndef CONTRA_CLI_BATCH_WORKER_H
#define CONTRA_CLI_BATCH_WORKER_H

#include <contra/contra.h>

#include "cli/batch_queue.h"
#include "cli/batch_record.h"

/* What all workers share; nobody changes it while they work. */
struct work {
    const contra_engine *engine;
    contra_read_options read;
    enum record_format format;
    const char *lines; /* the format of a plugin, instead; or NULL */
    bool summary;
    struct queue *queue;
};

/* Belongs to one thread. */
struct worker {
    const struct work *work;
    contra_patient *patient; /* used again and again */
    contra_report *report;
    struct feed feed;
    struct buffer name;
    struct buffer plain; /* the same, for plugins */
};

void worker_start(struct worker *worker, const struct work *work);
void worker_end(struct worker *worker);

/* Works until the queue is empty. */
void worker_run(struct worker *worker);

/* Works on all inputs of a portion. */
void worker_portion(struct worker *worker, struct portion *portion);

#endif
